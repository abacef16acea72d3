// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/administration/adminstore.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Tally::Test {
namespace {

template <class T>
Reply<T> ready(Result<T> result)
{
    return QtFuture::makeReadyFuture(std::move(result));
}

/// False if the list does not have what the change was made from.
template <class T>
bool put(std::vector<T> &list, const T &entry, const std::optional<RulesEntry> &before)
{
    const auto own = std::find_if(list.begin(), list.end(), [&](const T &each) { return each.code == entry.code; });
    const bool isKnown = own != list.end();
    if (isKnown != before.has_value() || (isKnown && *own != std::get<T>(*before)))
        return false;
    if (isKnown)
        *own = entry;
    else
        list.push_back(entry);
    return true;
}

} // namespace

AdminStore::AdminStore()
    : known{{.name = u"ada"_s, .displayName = u"Ada Onwu"_s, .roles = Role::Administrator, .version = 1},
            {.name = u"ben"_s, .roles = Role::Finance, .version = 1}}
{
    kept.settings.version = 1;
}

Person &AdminStore::person(const QString &name)
{
    const auto found = std::find_if(known.begin(), known.end(), [&](const Person &each) { return each.name == name; });
    Q_ASSERT(found != known.end());
    return *found;
}

std::optional<Error> AdminStore::refusal(bool before)
{
    return before != failAfterKeeping ? std::exchange(failure, std::nullopt) : std::nullopt;
}

Reply<AccountList> AdminStore::accounts(AccountQuery, QueryStop) { return ready<AccountList>(AccountList{}); }

Reply<std::vector<AccountRow>> AdminStore::accountHead(AccountQuery, QueryStop) { return ready<std::vector<AccountRow>>(std::vector<AccountRow>()); }

Reply<AccountOrder> AdminStore::accountOrder(AccountQuery, QueryStop) { return ready<AccountOrder>(AccountOrder{}); }

Reply<std::vector<WriteOffProposal>> AdminStore::proposals(ProposalFilter)
{
    return ready<std::vector<WriteOffProposal>>(std::vector<WriteOffProposal>());
}

Reply<> AdminStore::backup(QString file)
{
    backups.append(file);
    if (backingUp) {
        backingUp->start();
        return backingUp->future();
    }
    return ready<std::monostate>(std::monostate());
}

Reply<Person> AdminStore::me()
{
    const auto found = std::find_if(known.begin(), known.end(), [&](const Person &each) { return each.name == signedIn; });
    return ready<Person>(found == known.end() ? Person{.name = signedIn} : *found);
}

Reply<LedgerRules> AdminStore::rules() { return ready<LedgerRules>(kept); }

Reply<std::vector<Person>> AdminStore::people() { return ready<std::vector<Person>>(known); }

bool AdminStore::keep(const RulesChange &change)
{
    if (const auto *type = std::get_if<LineType>(&change.entry))
        return put(kept.types.lineTypes, *type, change.before);
    if (const auto *payment = std::get_if<PaymentType>(&change.entry))
        return put(kept.types.paymentTypes, *payment, change.before);
    if (const auto *cashRegister = std::get_if<CashRegister>(&change.entry))
        return put(kept.types.cashRegisters, *cashRegister, change.before);
    auto settings = std::get<LedgerSettings>(change.entry);
    if (settings.version != kept.settings.version)
        return false;
    ++settings.version;
    kept.settings = settings;
    return true;
}

Reply<LedgerRules> AdminStore::changeRules(RulesChange change, QString key)
{
    keys.append(key);
    if (m_done.contains(key))
        return ready<LedgerRules>(kept);
    if (const auto error = refusal(true))
        return ready<LedgerRules>(*error);
    if (!keep(change))
        return ready<LedgerRules>(Error{.kind = ErrorKind::Conflict});
    m_done.append(key);
    emit rulesChanged();
    if (const auto error = refusal(false))
        return ready<LedgerRules>(*error);
    return ready<LedgerRules>(kept);
}

Reply<Person> AdminStore::changePerson(Person person, QString key)
{
    keys.append(key);
    if (const auto error = refusal(true))
        return ready<Person>(*error);
    const auto own = std::find_if(known.begin(), known.end(), [&](const Person &each) { return each.name == person.name; });
    if (person.version != (own == known.end() ? 0 : own->version))
        return ready<Person>(Error{.kind = ErrorKind::Conflict});
    ++person.version;
    if (own == known.end())
        known.push_back(person);
    else
        *own = person;
    emit rulesChanged();
    return ready<Person>(person);
}

} // namespace Tally::Test
