// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/accountform/accountform.h"
#include "views/widgets/formfields.h"

#include <QFrame>
#include <QHash>
#include <QPointer>

class QBoxLayout;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Tally {

class ChargesEdit;
class ConflictView;
class DateField;

/// The form in which an account is created or changed. Ctrl+Enter saves, Esc closes and keeps what was typed in the form. Its
/// groups stand in two columns where there is room.
class AccountPanel final : public QFrame
{
    Q_OBJECT
public:
    explicit AccountPanel(AccountForm &form, QWidget *parent = nullptr);
    ~AccountPanel() override;

public slots:
    /// Call it after the form began or took up a draft: nothing is judged yet, the first field has the focus.
    void start();

signals:
    /// The person is done with the panel without saving; AccountForm::draft() has what was typed.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void buildGroups();
    [[nodiscard]] QFormLayout *addGroup(QBoxLayout *column, const QString &title);
    void addText(QFormLayout *group, AccountField field, const QString &name, const QString &label);
    void addChoice(QFormLayout *group, AccountField field, const QString &name, const QString &label, bool optional);
    void addDate(QFormLayout *group, AccountField field, const QString &name, const QString &label);
    [[nodiscard]] QWidget *buildButtons();
    void fillChoices();
    void fillTargetTypes();
    void chosen(AccountField field, const QString &code);
    [[nodiscard]] QString codeOf(AccountField field) const;
    void connectForm();
    void addShortcuts();
    void showState();
    void showFields();
    void showEditability();
    void showHead();
    void showSubmit();
    void setFieldsEnabled(bool enabled);
    void readDate(AccountField field);
    void fieldLeft(const QString &name);
    void submit();
    void close();
    void updateFonts();
    void updateColumns();

    AccountForm &m_form;
    QPointer<AccountForm> m_formLives; ///< in the destructor, where a form beside the panel may be gone already
    FormFields m_fields;
    QHash<AccountField, QLineEdit *> m_texts;
    QHash<AccountField, QComboBox *> m_choices;
    QHash<AccountField, DateField *> m_dates;
    QLabel *m_title = nullptr;
    QLabel *m_subtitle = nullptr;
    ConflictView *m_conflict = nullptr;
    QWidget *m_content = nullptr;
    QBoxLayout *m_columns = nullptr;
    QList<QLabel *> m_headings;
    ChargesEdit *m_charges = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_cancel = nullptr;
    QPointer<QWidget> m_focusBeforeBusy;
};

} // namespace Tally
