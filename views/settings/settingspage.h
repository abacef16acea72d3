// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/administration/entryform.h"

#include <QWidget>

#include <memory>
#include <vector>

class QListWidget;
class QStackedWidget;
class QVBoxLayout;

namespace Tally {

class EntryPanel;
class ListSection;
class SentenceLabel;

/// The page "Settings". Who is no administrator sees everything and changes nothing.
class SettingsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsPage(Administration &administration, QWidget *parent = nullptr);
    ~SettingsPage() override;

    /// Whether something was typed and not saved.
    [[nodiscard]] bool hasDraft() const;
    void focusSections();

signals:
    /// Something was saved: a sentence about it.
    void done(const QString &sentence);
    void failed(const Tally::Error &error);

private:
    void buildLayout();
    void addSections();
    /// A page of the stack with its heading; the section's widgets go into the layout.
    QVBoxLayout *addPage(const QString &title, const QString &sentence = {});
    ListSection *addList(QVBoxLayout *page, const SettingsEntry &blank, const QString &name);
    template <class Panel>
    void addSettings(QVBoxLayout *page);
    void showState();

    Administration &m_administration;
    SentenceLabel *m_readOnly = nullptr;
    SentenceLabel *m_protection = nullptr;
    QListWidget *m_sections = nullptr;
    QStackedWidget *m_stack = nullptr;
    std::vector<ListSection *> m_lists;
    std::vector<std::unique_ptr<EntryForm>> m_settings;  ///< one for each section of the settings
    std::vector<EntryPanel *> m_panels;                  ///< of m_settings, in the same order
};

} // namespace Tally
