// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/postingfieldsview.h"

#include "models/tables/ledgermodel.h"
#include "models/tables/words.h"
#include "views/posting/postingwords.h"
#include "views/widgets/datefield.h"
#include "views/widgets/moneyedit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int related = 8;
constexpr int evidenceLines = 3;
// Not empty: a box stands under the fields, not under their names.
const QString noLabel = u" "_s;
const QString typeRow = u"type"_s; ///< its wire name follows the mode

template <class W>
W *named(W *widget, const QString &name)
{
    widget->setObjectName(name);
    return widget;
}

void choose(QComboBox *box, const QVariant &code)
{
    box->setCurrentIndex(box->findData(code));
}

/// Shows the choices, those a person may not take disabled with the reason. They stay as they are if nothing differs.
void fill(QComboBox *box, const std::vector<TypeChoice> &choices)
{
    bool same = box->count() == int(choices.size());
    for (int i = 0; same && i < box->count(); ++i) {
        const TypeChoice &choice = choices[std::size_t(i)];
        same = box->itemData(i) == choice.code && box->itemText(i) == choice.label
            && box->itemData(i, Qt::ToolTipRole).toString() == choice.whyNot;
    }
    if (same)
        return;
    const QSignalBlocker quiet(box);
    box->clear();
    for (const TypeChoice &choice : choices) {
        box->addItem(choice.label, choice.code);
        box->setItemData(box->count() - 1, choice.whyNot, Qt::ToolTipRole);
        if (auto *items = qobject_cast<QStandardItemModel *>(box->model()))
            items->item(box->count() - 1)->setEnabled(choice.whyNot.isEmpty());
    }
}

/// Shows a day. What was typed and is no day stays as long as the form knows of it or somebody is still typing.
void showDate(DateField *field, QDate date, bool readable)
{
    const bool stale = !date.isValid() && readable && !field->isBlank() && !field->hasFocus();
    if (field->date() == date && !stale)
        return;
    const QSignalBlocker quiet(field);
    field->setDate(date);
}

void setTextIfOther(QLineEdit *edit, const QString &text)
{
    if (edit->text() != text)
        edit->setText(text);
}

} // namespace

PostingFieldsView::PostingFieldsView(PostingForm &form, QWidget *parent) : QWidget(parent), m_form{form}
{
    auto *layout = new QFormLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(related);
    layout->setVerticalSpacing(related);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->setLabelAlignment(Qt::AlignLeft);
    // Rows are in the order of Tab.
    buildMoney(layout);
    buildTexts(layout);
    connectFields();
}

void PostingFieldsView::buildMoney(QFormLayout *form)
{
    m_fromCredit = named(new QComboBox(this), u"postingFromCredit"_s);
    m_amount = named(new MoneyEdit(this), u"postingAmount"_s);
    m_withPayout = named(new QCheckBox(tr("Pay it out at on&ce"), this), u"postingWithPayout"_s);
    m_withPayout->setToolTip(tr("The money leaves in the same step; otherwise it stays as credit on the account."));
    m_paymentType = named(new QComboBox(this), u"postingPaymentType"_s);
    m_paymentType->setPlaceholderText(tr("Choose…"));
    m_register = named(new QComboBox(this), u"postingRegister"_s);
    m_register->setPlaceholderText(tr("Choose…"));
    m_type = named(new QComboBox(this), u"postingType"_s);
    m_type->setPlaceholderText(tr("Choose…"));
    m_final = named(new QCheckBox(tr("This is final: it gro&ws no more"), this), u"postingFinal"_s);
    m_fields.add(form, u"from_credit"_s, tr("From c&redit"), m_fromCredit);
    m_fields.add(form, u"amount"_s, tr("A&mount"), m_amount);
    m_fields.add(form, u"with_payout"_s, noLabel, m_withPayout);
    m_fields.add(form, u"payment_type"_s, tr("&Paid by"), m_paymentType);
    m_fields.add(form, u"cash_register"_s, tr("Re&gister"), m_register);
    m_fields.add(form, typeRow, tr("T&ype"), m_type);
    m_fields.add(form, u"final"_s, noLabel, m_final);
}

void PostingFieldsView::buildTexts(QFormLayout *form)
{
    m_date = named(new DateField(this), u"postingDate"_s);
    m_dueDate = named(new DateField(this), u"postingDueDate"_s);
    m_description = named(new QLineEdit(this), u"postingDescription"_s);
    m_note = named(new QLineEdit(this), u"postingNote"_s);
    m_note->setToolTip(tr("Only staff see this."));
    m_reason = named(new QLineEdit(this), u"postingReason"_s);
    m_reason->setPlaceholderText(tr("Why the debt is given up"));
    m_evidence = named(new QPlainTextEdit(this), u"postingEvidence"_s);
    m_evidence->setPlaceholderText(tr("What shows it: letters, searches, a court's decision"));
    m_evidence->setTabChangesFocus(true);
    m_evidence->setFixedHeight(evidenceLines * m_evidence->fontMetrics().lineSpacing() + 2 * related);
    m_fields.add(form, u"date"_s, tr("&Date"), m_date);
    m_fields.add(form, u"due_date"_s, tr("D&ue"), m_dueDate);
    m_fields.add(form, u"description"_s, tr("D&escription"), m_description);
    m_fields.add(form, u"internal_note"_s, tr("Internal &note"), m_note);
    m_fields.add(form, u"reason"_s, tr("&Reason"), m_reason);
    m_fields.add(form, u"evidence"_s, tr("Eviden&ce"), m_evidence);
}

void PostingFieldsView::connectFields()
{
    const auto takeAmount = [this] { m_form.setAmount(m_amount->money(), m_amount->text()); };
    connect(m_amount, &MoneyEdit::moneyChanged, this, takeAmount);
    connect(m_amount, &QLineEdit::textEdited, this, takeAmount);
    connect(m_fromCredit, &QComboBox::activated, this, [this] {
        const LineId credit{m_fromCredit->currentData().toLongLong()};
        m_form.setFromCredit(credit.isValid() ? std::optional(credit) : std::nullopt);
    });
    connect(m_paymentType, &QComboBox::activated, this,
            [this] { m_form.setPaymentType(m_paymentType->currentData().toString()); });
    connect(m_register, &QComboBox::activated, this, [this] { m_form.setCashRegister(m_register->currentData().toString()); });
    connect(m_type, &QComboBox::activated, this, [this] { m_form.setType(m_type->currentData().toString()); });
    connect(m_withPayout, &QCheckBox::toggled, &m_form, &PostingForm::setWithPayout);
    connect(m_final, &QCheckBox::toggled, &m_form, &PostingForm::setFinal);
    connect(m_date, &DateField::dateChanged, &m_form, &PostingForm::setDate);
    connect(m_dueDate, &DateField::dateChanged, this, &PostingFieldsView::readDueDate);
    connect(m_dueDate, &DateField::problemChanged, this, &PostingFieldsView::readDueDate);
    connect(m_description, &QLineEdit::textEdited, &m_form, &PostingForm::setDescription);
    connect(m_note, &QLineEdit::textEdited, &m_form, &PostingForm::setInternalNote);
    connect(m_reason, &QLineEdit::textEdited, &m_form, &PostingForm::setReason);
    connect(m_evidence, &QPlainTextEdit::textChanged, this, [this] { m_form.setEvidence(m_evidence->toPlainText()); });
}

void PostingFieldsView::readDueDate()
{
    m_form.setDueDate(m_dueDate->date(), m_dueDate->date().isValid() || m_dueDate->isBlank());
}

void PostingFieldsView::showState()
{
    using F = PostingField;
    const auto shown = [this](const QString &row, F field) { m_fields.setShown(row, m_form.hasField(field)); };
    shown(u"from_credit"_s, F::FromCredit);
    shown(u"amount"_s, F::Amount);
    shown(u"with_payout"_s, F::WithPayout);
    shown(u"payment_type"_s, F::PaymentType);
    m_fields.setLabel(u"payment_type"_s, m_form.mode() == PostingMode::Payment ? tr("&Paid by") : tr("&Paid out by"));
    m_fields.setShown(u"cash_register"_s, m_form.hasRegister());
    m_fields.setShown(typeRow, m_form.hasField(F::DebitType) || m_form.hasField(F::CreditType));
    shown(u"final"_s, F::Final);
    shown(u"date"_s, F::Date);
    shown(u"due_date"_s, F::DueDate);
    shown(u"description"_s, F::Texts);
    shown(u"internal_note"_s, F::Texts);
    shown(u"reason"_s, F::Reason);
    shown(u"evidence"_s, F::Reason);
    showChoices();
    const PostingFields &fields = m_form.fields();
    showAmount(fields.amount, m_form.account().currency());
    m_withPayout->setChecked(fields.withPayout);
    m_final->setChecked(fields.final);
    showDate(m_date, fields.date, false);
    showDate(m_dueDate, fields.dueDate, m_form.isDueDateReadable());
    setTextIfOther(m_description, fields.description);
    setTextIfOther(m_note, fields.internalNote);
    setTextIfOther(m_reason, fields.reason);
    if (m_evidence->toPlainText() != fields.evidence)
        m_evidence->setPlainText(fields.evidence);
    showHints();
    std::vector<Error> faults = m_form.faults();
    for (Error &fault : faults) {
        if (fault.field == "debit_type"_L1 || fault.field == "credit_type"_L1)
            fault.field = typeRow;
        else if (fault.field == "account_line_id"_L1 && m_form.hasField(F::FromCredit))
            fault.field = u"from_credit"_s;
    }
    m_fields.setCurrency(m_form.account().currency());
    m_fields.setFaults(std::move(faults));
}

void PostingFieldsView::showChoices()
{
    const PostingFields &fields = m_form.fields();
    const LedgerRules &rules = m_form.access().rules();
    fill(m_paymentType, paymentTypeChoices(rules));
    choose(m_paymentType, fields.paymentType);
    fill(m_register, registerChoices(rules));
    choose(m_register, fields.cashRegister);
    fill(m_type, typeChoices(m_form.mode(), m_form.access()));
    choose(m_type, fields.type);
    const QSignalBlocker quiet(m_fromCredit);
    m_fromCredit->clear();
    if (m_form.mode() == PostingMode::PayOut)
        m_fromCredit->addItem(tr("All unused credit, oldest first"), qint64(0));
    for (const AccountLine &credit : m_form.openCredits()) {
        //: A credit and what is unused of it: Payment of 5 Aug 2013, £12.00 unused
        m_fromCredit->addItem(tr("%1, %2 unused").arg(LedgerModel::name(credit, rules.types), credit.outstanding.abs().toCurrencyString(QLocale())),
                              credit.id.value);
    }
    choose(m_fromCredit, fields.line.value_or(LineId{}).value);
}

void PostingFieldsView::showHints()
{
    m_fields.setHint(u"amount"_s, PostingWords::amountHint(m_form));
    const AccountLine *line = m_form.mode() == PostingMode::Describe ? m_form.line() : nullptr;
    const auto before = [](const AccountLine *of, const QString &old, const QString &now) {
        if (of == nullptr || old == now)
            return QString();
        return old.isEmpty() ? PostingFieldsView::tr("It is empty now.") : PostingFieldsView::tr("Now: “%1”").arg(old);
    };
    m_fields.setHint(u"description"_s, before(line, line ? line->description : QString(), m_form.fields().description));
    m_fields.setHint(u"internal_note"_s, before(line, line ? line->internalNote : QString(), m_form.fields().internalNote));
}

void PostingFieldsView::showAmount(std::optional<Money> amount, Currency currency)
{
    // Showing what the form holds is not typing it.
    const QSignalBlocker quiet(m_amount);
    if (m_amount->currency() != currency) {
        m_amount->setMoney(std::nullopt);
        m_amount->setCurrency(currency);
    }
    if (m_amount->money() != amount)
        m_amount->setMoney(amount);
    if (!amount)
        setTextIfOther(m_amount, m_form.amountText());
}

void PostingFieldsView::focusFirst()
{
    QWidget *const inOrder[] = {m_fromCredit, m_amount, m_date, m_description};
    for (QWidget *field : inOrder) {
        if (!field->isHidden() && field->isVisibleTo(this)) {
            field->setFocus(Qt::OtherFocusReason);
            return;
        }
    }
}

QWidget *PostingFieldsView::lastField() const
{
    return m_form.hasField(PostingField::Reason) ? static_cast<QWidget *>(m_evidence) : m_note;
}

} // namespace Tally
