// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/administration/entryform.h"
#include "models/workflows/administration/entrytable.h"

#include <QWidget>

class QPushButton;

namespace Tally {

class EntryPanel;
class SentenceLabel;
class TableView;

/// A list of entries with the form of the current one beside it. While something typed is not saved, the list waits.
class ListSection final : public QWidget
{
    Q_OBJECT
public:
    /// @param blank  what a new entry begins with.
    /// @param name   begins the object names.
    ListSection(Administration &administration, const SettingsEntry &blank, const QString &name, QWidget *parent = nullptr);
    ~ListSection() override;

    [[nodiscard]] EntryForm &form() { return m_form; }
    [[nodiscard]] const EntryForm &form() const { return m_form; }
    void setEditable(bool editable, const QString &whyNot);
    void focusList();

private:
    void buildLayout(const QString &name);
    [[nodiscard]] EntryPanel *makePanel();
    void showEntries();
    void showRow(int row);
    void showWaiting();
    void addNew();
    /// Ends a new entry that is not wanted.
    void endNew();

    Administration &m_administration;
    SettingsEntry m_blank;
    EntryTable m_table;
    EntryForm m_form;
    TableView *m_list = nullptr;
    EntryPanel *m_panel = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_cancelNew = nullptr;
    SentenceLabel *m_waiting = nullptr;
    bool m_editable = false;
};

} // namespace Tally
