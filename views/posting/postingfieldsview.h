// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/posting/postingform.h"
#include "views/widgets/formfields.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;

namespace Tally {

class DateField;
class MoneyEdit;

/// The fields of a posting form, those its mode has, one below the other.
class PostingFieldsView final : public QWidget
{
    Q_OBJECT
public:
    explicit PostingFieldsView(PostingForm &form, QWidget *parent = nullptr);

    /// Shows what the form holds and which fields it has.
    void showState();
    /// Puts the focus into the first field one fills in.
    void focusFirst();
    /// What was typed as a due date and not left yet.
    void readDueDate();
    [[nodiscard]] FormFields &fields() { return m_fields; }
    [[nodiscard]] QWidget *lastField() const;

private:
    void buildMoney(QFormLayout *form);
    void buildTexts(QFormLayout *form);
    void connectFields();
    void showChoices();
    void showHints();
    void showAmount(std::optional<Money> amount, Currency currency);

    PostingForm &m_form;
    FormFields m_fields;
    QComboBox *m_fromCredit = nullptr;
    MoneyEdit *m_amount = nullptr;
    QCheckBox *m_withPayout = nullptr;
    QComboBox *m_paymentType = nullptr;
    QComboBox *m_register = nullptr;
    QComboBox *m_type = nullptr;
    QCheckBox *m_final = nullptr;
    DateField *m_date = nullptr;
    DateField *m_dueDate = nullptr;
    QLineEdit *m_description = nullptr;
    QLineEdit *m_note = nullptr;
    QLineEdit *m_reason = nullptr;
    QPlainTextEdit *m_evidence = nullptr;
};

} // namespace Tally
