// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/posting/opencharges.h"
#include "models/workflows/posting/postingform.h"
#include "models/workflows/posting/previewmodel.h"
#include "views/widgets/formfields.h"

#include <QFrame>
#include <QPointer>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace Tally {

class DateField;
class MoneyEdit;
class SentenceLabel;
class TableView;

/// The panel beside a ledger in which a payment or charge is posted, or a payment voided. Ctrl+Enter submits, Esc closes and
/// keeps what was typed in the form.
class PostingPanel final : public QFrame
{
    Q_OBJECT
public:
    explicit PostingPanel(PostingForm &form, QWidget *parent = nullptr);
    ~PostingPanel() override;

public slots:
    /// Call it after the form began or took up a draft: nothing is judged yet, the first field has the focus.
    void start();

signals:
    /// The person is done with the panel without posting; PostingForm::draft() has what was typed.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildFields();
    [[nodiscard]] QWidget *buildCharges();
    [[nodiscard]] QWidget *buildPreview();
    [[nodiscard]] QWidget *buildButtons();
    void fillChoices();
    void connectFields();
    void addShortcuts();
    void showState();
    void showFields();
    void showAmount(std::optional<Money> amount, Currency currency);
    void showPreview();
    void showSubmit();
    void setFieldsEnabled(bool enabled);
    void updateFonts();
    void fitTables();
    void readDueDate();
    void submit();
    void close();

    PostingForm &m_form;
    QPointer<PostingForm> m_formLives; ///< in the destructor, where a form beside the panel may be gone already
    FormFields m_fields;
    OpenChargesModel m_charges;
    PreviewModel m_previewLines;

    QLabel *m_title = nullptr;
    QLabel *m_account = nullptr;
    QLabel *m_explanation = nullptr;
    SentenceLabel *m_notice = nullptr;
    QWidget *m_content = nullptr;
    MoneyEdit *m_amount = nullptr;
    QComboBox *m_paymentType = nullptr;
    QComboBox *m_type = nullptr;
    DateField *m_date = nullptr;
    DateField *m_dueDate = nullptr;
    QLineEdit *m_description = nullptr;
    QLineEdit *m_note = nullptr;
    QWidget *m_chargesGroup = nullptr;
    TableView *m_chargesView = nullptr;
    QLabel *m_previewTitle = nullptr;
    QLabel *m_previewText = nullptr;
    TableView *m_previewView = nullptr;
    SentenceLabel *m_rest = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_cancel = nullptr;
    QPointer<QWidget> m_focusBeforeBusy;
};

} // namespace Tally
