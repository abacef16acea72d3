// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/administration/entryform.h"

#include <QUuid>

#include <utility>

using namespace Qt::StringLiterals;

namespace Tally {

EntryForm::EntryForm(Administration &administration, QObject *parent) : QObject(parent), m_administration{administration} {}

void EntryForm::begin(const SettingsEntry &entry, bool isNew)
{
    if (m_busy)
        return;
    m_before = entry;
    m_filled = entry;
    m_isNew = isNew;
    m_unreadable.clear();
    m_refusal.reset();
    m_theirs.reset();
    update();
}

void EntryForm::clear()
{
    if (m_busy)
        return;
    m_before.reset();
    m_isNew = false;
    m_unreadable.clear();
    m_refusal.reset();
    m_theirs.reset();
    update();
}

void EntryForm::setFilled(const SettingsEntry &entry)
{
    if (!m_before || m_busy || m_theirs || m_filled == entry)
        return;
    m_filled = entry;
    m_refusal.reset();
    update();
}

void EntryForm::setReadable(const QString &field, bool readable)
{
    if (!m_before || m_busy || m_unreadable.contains(field) != readable)
        return;
    if (readable)
        m_unreadable.remove(field);
    else
        m_unreadable.insert(field);
    update();
}

void EntryForm::discard()
{
    if (m_before)
        begin(SettingsEntry(*m_before), m_isNew);
}

void EntryForm::follow(const SettingsEntry &stored)
{
    if (!m_before || m_busy || m_isNew || m_theirs || *m_before == stored)
        return;
    if (!isDirty()) {
        begin(stored);
    } else if (!isContested(*m_before, m_filled, stored)) {
        // They changed something else, perhaps in another section of this very page: nothing that was typed is touched.
        m_filled = merged(*m_before, m_filled, stored);
        m_before = stored;
        update();
    }
}

bool EntryForm::isDirty() const { return m_before && (m_filled != *m_before || !m_unreadable.isEmpty()); }

bool EntryForm::canSubmit() const
{
    return m_before && isDirty() && !m_busy && !m_theirs && m_administration.mayEdit() && (m_faults.empty() || m_refusal);
}

void EntryForm::update()
{
    m_faults.clear();
    if (m_before) {
        for (const QString &field : std::as_const(m_unreadable))
            m_faults.push_back({.kind = ErrorKind::Invalid, .detail = tr("This is not an amount."), .field = field});
        const auto own = faultsOf(tidied(m_filled), {m_administration.rules(), m_administration.people(), m_isNew});
        m_faults.insert(m_faults.end(), own.begin(), own.end());
        // A refusal is shown where nothing else is wrong: it may be gone when it is tried again.
        if (m_faults.empty() && m_refusal)
            m_faults.push_back(*m_refusal);
        else
            m_refusal.reset();
    }
    emit changed();
}

void EntryForm::submit()
{
    if (!canSubmit())
        return;
    m_busy = true;
    m_refusal.reset();
    update();
    send(tidied(m_filled));
}

const QString &EntryForm::keyFor(const SettingsEntry &content)
{
    if (!m_attempt || m_attempt->content != content)
        m_attempt = Attempt{.content = content, .key = QUuid::createUuid().toString(QUuid::WithoutBraces)};
    return m_attempt->key;
}

void EntryForm::send(const SettingsEntry &content)
{
    std::visit([this, &content](const auto &which) {
        using Entry = std::remove_cvref_t<decltype(which)>;
        if constexpr (std::is_same_v<Entry, Person>)
            sendPerson(which);
        else
            sendRules(RulesChange(which, m_isNew ? std::nullopt : std::optional(std::get<Entry>(*m_before))), content);
    }, content);
}

void EntryForm::sendRules(const RulesChange &change, const SettingsEntry &content)
{
    whenAnswered(m_administration.store().changeRules(change, keyFor(content)), this, [this, content](const Result<LedgerRules> &answer) {
        if (!answer) {
            refuse(answer.error());
            return;
        }
        const auto entries = entriesOf(*answer, kindOf(content));
        const SettingsEntry *stored = findEntry(entries, keyOf(content));
        takeSaved(stored != nullptr ? *stored : content);
    });
}

void EntryForm::sendPerson(const Person &person)
{
    whenAnswered(m_administration.store().changePerson(person, keyFor(person)), this, [this](const Result<Person> &answer) {
        if (answer)
            takeSaved(*answer);
        else
            refuse(answer.error());
    });
}

void EntryForm::takeSaved(const SettingsEntry &stored)
{
    m_busy = false;
    m_attempt.reset();
    begin(stored);
    emit saved(nameOf(stored));
}

void EntryForm::refuse(const Error &error)
{
    if (error.kind == ErrorKind::Conflict) {
        readTheirs(error);
        return;
    }
    m_busy = false;
    if (error.kind == ErrorKind::Invalid && !error.field.isEmpty())
        m_refusal = error;
    update();
    emit failed(error);
}

void EntryForm::readTheirs(const Error &conflict)
{
    const EntryKind kind = kindOf(m_filled);
    const QString key = keyOf(tidied(m_filled));
    const auto meet = [this, conflict, key](const Result<std::vector<SettingsEntry>> &stored) {
        meetTheirs(stored ? findEntry(*stored, key) : nullptr, stored ? conflict : stored.error());
    };
    if (kind == EntryKind::Person) {
        whenAnswered(m_administration.store().people(), this, [meet](const Result<std::vector<Person>> &people) {
            if (people)
                meet(std::vector<SettingsEntry>(people->begin(), people->end()));
            else
                meet(people.error());
        });
    } else {
        whenAnswered(m_administration.store().rules(), this, [meet, kind](const Result<LedgerRules> &rules) {
            if (rules)
                meet(entriesOf(*rules, kind));
            else
                meet(rules.error());
        });
    }
}

void EntryForm::meetTheirs(const SettingsEntry *theirs, const Error &conflict)
{
    m_busy = false;
    m_attempt.reset();
    if (theirs != nullptr)
        m_theirs = *theirs;
    update();
    if (theirs == nullptr)
        emit failed(conflict);
}

std::vector<EntryDifference> EntryForm::theirDifferences() const
{
    return m_theirs ? differences(*m_before, m_filled, *m_theirs) : std::vector<EntryDifference>();
}

void EntryForm::keepMine()
{
    if (!m_theirs)
        return;
    m_filled = merged(*m_before, m_filled, *m_theirs);
    m_before = *std::exchange(m_theirs, std::nullopt);
    m_isNew = false;
    update();
}

void EntryForm::takeTheirs()
{
    if (m_theirs)
        begin(SettingsEntry(*m_theirs));
}

} // namespace Tally
