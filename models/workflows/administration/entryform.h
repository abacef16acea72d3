// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/administration/administration.h"
#include "models/workflows/administration/settingsfaults.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace Tally {

/// Adding or changing one entry. What was typed is kept until it is saved or discarded, whatever the store answers. The same
/// content again is a retry and has the same key.
class EntryForm final : public QObject
{
    Q_OBJECT
public:
    explicit EntryForm(Administration &administration, QObject *parent = nullptr);

    /// Starts with an entry as it is stored, or a new one. What was typed before is dropped.
    void begin(const SettingsEntry &entry, bool isNew = false);
    /// Nothing is shown.
    void clear();
    [[nodiscard]] bool hasEntry() const { return m_before.has_value(); }

    /// What a person fills in; ignored while the store is at work or asks which values to keep.
    void setFilled(const SettingsEntry &entry);
    /// @param readable  false if something was typed into that field that is no amount.
    void setReadable(const QString &field, bool readable);
    /// Back to the entry as it was read; a new one starts empty again.
    void discard();
    /// A stored state was read. It is shown where nobody typed here; what was typed stays.
    void follow(const SettingsEntry &stored);

    [[nodiscard]] const SettingsEntry &before() const { return *m_before; }
    [[nodiscard]] const SettingsEntry &filled() const { return m_filled; }
    [[nodiscard]] bool isNew() const { return m_isNew; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] const std::vector<Error> &faults() const { return m_faults; }
    [[nodiscard]] bool canSubmit() const;

    void submit();

    /// Somebody else's version, while it is open which values to keep.
    [[nodiscard]] const std::optional<SettingsEntry> &theirs() const { return m_theirs; }
    [[nodiscard]] std::vector<EntryDifference> theirDifferences() const;
    /// Puts my changes on their version, to be looked at and saved.
    void keepMine();
    void takeTheirs();

signals:
    void changed();
    void saved(const QString &name);
    /// The store refused or could not be reached; what was typed is kept. A refusal that is about a field stands there, too.
    void failed(const Tally::Error &error);

private:
    struct Attempt
    {
        SettingsEntry content;
        QString key;
    };

    void update();
    void send(const SettingsEntry &content);
    void sendRules(const RulesChange &change, const SettingsEntry &content);
    void sendPerson(const Person &person);
    void takeSaved(const SettingsEntry &stored);
    void refuse(const Error &error);
    void readTheirs(const Error &conflict);
    void meetTheirs(const SettingsEntry *theirs, const Error &conflict);
    [[nodiscard]] const QString &keyFor(const SettingsEntry &content);

    Administration &m_administration;
    std::optional<SettingsEntry> m_before;
    SettingsEntry m_filled;
    bool m_isNew = false;
    bool m_busy = false;
    QSet<QString> m_unreadable;
    std::optional<Error> m_refusal;      ///< of the last attempt, about a field
    std::vector<Error> m_faults;
    std::optional<Attempt> m_attempt;
    std::optional<SettingsEntry> m_theirs;
};

} // namespace Tally
