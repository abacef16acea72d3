// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/summaryupkeep.h"

#include "models/stores/sql/rawstatement.h"
#include "models/stores/sql/sqlerror.h"
#include "models/stores/sql/sqlrows.h"

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

void addTo(Summaries::Rows &rows, const SummaryKey &key, const SummarySum &change)
{
    if (change.amount == 0 && change.lines == 0)
        return;
    SummarySum &sum = rows[key];
    sum.amount += change.amount;
    sum.lines += change.lines;
}

} // namespace

void SummaryUpkeep::add(const AccountLine &line)
{
    if (m_account != line.account) {
        RawStatement &account = m_database.raw("SELECT account_type, currency FROM account WHERE id = ?");
        account.open(line.account.value);
        if (!account.nextRow())
            throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = u"account %1"_s.arg(line.account.value)}};
        m_owner = {.accountType = std::string(account.text(0)), .currency = std::string(account.text(1)), .part = {}, .item = {}};
        m_account = line.account;
        account.close();
    }
    count(m_owner, line, {.amount = line.outstanding.minor(), .lines = line.isOpen() ? 1 : 0}, {.amount = line.amount.minor(), .lines = 1});
}

qint64 SummaryUpkeep::change(const AccountLine &line)
{
    RawStatement &before = m_database.raw("SELECT l.amount, l.amount_outstanding, a.account_type, a.currency "
                                          "FROM account_line l JOIN account a ON a.id = l.account_id WHERE l.id = ?");
    before.open(line.id.value);
    if (!before.nextRow())
        throw SqlFailure{{.kind = ErrorKind::NotFound, .detail = u"line %1"_s.arg(line.id.value)}};
    const qint64 amount = before.number(0);
    const qint64 outstanding = before.number(1);
    const SummaryKey owner{.accountType = std::string(before.text(2)), .currency = std::string(before.text(3)), .part = {}, .item = {}};
    before.close();
    count(owner, line, {.amount = line.outstanding.minor() - outstanding, .lines = (line.isOpen() ? 1 : 0) - (outstanding != 0 ? 1 : 0)},
          {.amount = line.amount.minor() - amount, .lines = 0});
    return outstanding;
}

void SummaryUpkeep::count(SummaryKey owner, const AccountLine &line, const SummarySum &open, const SummarySum &flow)
{
    const QDate due = line.dueDate.isValid() ? line.dueDate : line.date;
    owner.part = line.isDebit() ? "debit" : "credit";
    owner.item = line.isDebit() ? SqlRows::text(due).toStdString() : std::string();
    addTo(m_changes.open, owner, open);
    owner.part = SqlRows::text(line.date).first(7).toStdString();
    owner.item = line.type.toStdString();
    addTo(m_changes.flow, owner, flow);
}

void SummaryUpkeep::flush()
{
    addToSummaries(m_database, m_changes);
    m_changes = {};
}

} // namespace Tally
