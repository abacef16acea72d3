// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/rows/rowfetcher.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int mostFetches = 2;

} // namespace

RowFetcher::RowFetcher(WindowedModel &model, Ask ask, QObject *parent) : QObject(parent), m_model{model}, m_ask{std::move(ask)}
{
    connect(&m_model, &WindowedModel::rowsWanted, this, &RowFetcher::fetch);
}

void RowFetcher::fetch()
{
    if (m_held || m_failed || m_fetches >= mostFetches)
        return;
    std::vector<qint64> keys = m_model.wanted();
    std::erase_if(keys, [this](qint64 key) { return m_fetching.contains(key); });
    if (keys.empty())
        return;
    ++m_fetches;
    m_fetching.unite(QSet<qint64>(keys.begin(), keys.end()));
    m_ask(keys, [this, keys, asOf = m_model.expiries()](Result<Rows> rows) { take(keys, std::move(rows), asOf); });
}

void RowFetcher::take(const std::vector<qint64> &keys, Result<Rows> rows, quint64 asOf)
{
    --m_fetches;
    for (const qint64 key : keys)
        m_fetching.remove(key);
    if (!rows) {
        m_failed = true;
        emit failed(rows.error());
        return;
    }
    m_model.putRows(*std::move(rows), asOf);
    fetch();
}

void RowFetcher::fetchForCopy(const std::vector<qint64> &keys)
{
    if (qint64(keys.size()) > mostCopied) {
        emit failed({.kind = ErrorKind::Invalid,
                     .detail = tr("%1 rows are too many to copy at once; filter the list, or choose at most %2")
                                   .arg(QLocale().toString(qint64(keys.size())), QLocale().toString(mostCopied)),
                     .field = u"copy"_s});
        return;
    }
    m_ask(keys, [this, generation = ++m_copyGeneration](Result<Rows> rows) {
        if (generation != m_copyGeneration)
            return;
        if (rows)
            emit copied(*rows);
        else
            emit failed(rows.error());
    });
}

} // namespace Tally
