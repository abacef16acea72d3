// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/council/democouncil.h"

#include "models/workflows/council/councilsource.h"

using namespace Qt::StringLiterals;

namespace Tally {

std::shared_ptr<BulkSource> DemoCouncil::source(QDate today)
{
    return std::make_shared<CouncilSource>(accounts, seed, today);
}

BulkOptions DemoCouncil::options() { return {.name = u"demo council"_s, .onlyIntoEmpty = true}; }

DemoCouncil::DemoCouncil(AccountStore &store, QDate today, QObject *parent) : QObject(parent), m_store{store}, m_today{today}
{
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this](int done) { emit progressChanged(done, m_watcher.progressMaximum()); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        const auto future = m_watcher.future();
        if (future.resultCount() == 0)
            return;                                    // the store went away with its answer
        if (const auto report = future.result(); !report)
            emit failed(report.error());
        else
            emit ready();
    });
}

DemoCouncil::~DemoCouncil() { cancel(); }

void DemoCouncil::start()
{
    whenAnswered(m_store.accounts({.limit = 1}), this, [this](Result<AccountList> list) {
        if (!list)
            emit failed(list.error());
        else if (list->count > 0)
            emit ready();
        else
            generate();
    });
}

void DemoCouncil::cancel()
{
    if (m_source)
        m_source->cancel();
}

void DemoCouncil::generate()
{
    m_source = source(m_today);
    m_watcher.setFuture(m_store.runBatch(m_source, options()));
}

} // namespace Tally
