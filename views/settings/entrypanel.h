// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/administration/entryform.h"
#include "views/widgets/formfields.h"

#include <QFrame>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace Tally {

class DifferenceView;
class MoneyEdit;
class SentenceLabel;

/// What every form of the settings shares. A panel adds its fields in its constructor, ends it with ready(), shows an entry and
/// changes one; all else happens here.
class EntryPanel : public QFrame
{
    Q_OBJECT
public:
    /// @param name  begins the object names of the buttons: "typeSave", "typeDiscard".
    EntryPanel(EntryForm &form, const QString &name, QWidget *parent = nullptr);
    ~EntryPanel() override;

    /// Puts the keyboard into the first field.
    void start();
    void setEditable(bool editable);

protected:
    /// What stands above the fields; empty: nothing.
    [[nodiscard]] virtual QString title() const = 0;
    /// Shows the form's entry in the fields.
    virtual void showEntry() = 0;
    /// Ends the constructor of a panel.
    void ready();

    [[nodiscard]] EntryForm &form() const { return m_form; }
    [[nodiscard]] FormFields &fields() { return m_fields; }
    [[nodiscard]] QFormLayout *rows() const { return m_rows; }
    /// Adds a sentence of explanation between the fields.
    QLabel *addSentence(const QString &text);
    QLineEdit *addText(const QString &field, const QString &name, const QString &label);
    MoneyEdit *addAmount(const QString &field, const QString &name, const QString &label);
    QCheckBox *addCheck(const QString &field, const QString &name, const QString &label);
    /// Shows a text unless it is there already, so that the cursor stays where it is.
    static void show(QLineEdit *edit, const QString &text);
    static void show(MoneyEdit *edit, std::optional<qint64> minor);
    [[nodiscard]] static std::optional<qint64> minorOf(const MoneyEdit *edit);

    /// Changes the form's entry, which is a T.
    template <class T, class F>
    void change(F f)
    {
        if (m_showing || !m_form.hasEntry())
            return;
        T entry = std::get<T>(m_form.filled());
        f(entry);
        m_form.setFilled(entry);
    }

    void changeEvent(QEvent *event) override;

private:
    void buildLayout(const QString &name);
    void addShortcuts();
    void showState();
    void showButtons();
    void submit();
    void updateFonts();

    EntryForm &m_form;
    FormFields m_fields;
    QLabel *m_title = nullptr;
    DifferenceView *m_conflict = nullptr;
    QWidget *m_content = nullptr;
    QFormLayout *m_rows = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_discard = nullptr;
    bool m_editable = false;
    bool m_showing = false;
};

} // namespace Tally
