// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/accounts/accountpanel.h"

#include "models/tables/words.h"
#include "views/accounts/chargesedit.h"
#include "views/accounts/conflictview.h"
#include "views/widgets/datefield.h"
#include "views/widgets/errortext.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int related = 8;
constexpr int apart = 16;
constexpr int margin = 12;
constexpr int columnLetters = 52; ///< a column this wide shows an address

using F = AccountField;

void fill(QComboBox *box, std::span<const CodeLabel> list, QString (*words)(QStringView))
{
    for (const CodeLabel &entry : list) {
        const QString code = QString::fromLatin1(entry.code);
        box->addItem(words(code), code);
    }
}

QString typeWords(QStringView code)
{
    const auto type = accountTypeFromCode(code);
    return type ? Words::label(*type) : code.toString();
}

QString statusWords(QStringView code)
{
    const auto status = accountStatusFromCode(code);
    return status ? Words::label(*status) : code.toString();
}

/// A text that cannot be changed does not look like a field.
void showReadOnly(QLineEdit *edit, bool readOnly)
{
    edit->setReadOnly(readOnly);
    edit->setFrame(!readOnly);
    QPalette palette;
    if (readOnly)
        palette.setBrush(QPalette::Base, Qt::transparent);
    edit->setPalette(palette);
}

/// Shows a code, also one the list does not have.
void choose(QComboBox *box, const QString &code)
{
    int at = box->findData(code);
    if (at < 0 && !code.isEmpty()) {
        box->addItem(code, code);
        at = box->count() - 1;
    }
    box->setCurrentIndex(at);
}

} // namespace

AccountPanel::AccountPanel(AccountForm &form, QWidget *parent) : QFrame(parent), m_form(form), m_formLives(&form)
{
    setObjectName(u"accountPanel"_s);
    setFrameShape(QFrame::StyledPanel);
    buildLayout();
    fillChoices();
    connectForm();
    addShortcuts();
    updateFonts();
    showState();
}

AccountPanel::~AccountPanel()
{
    // The fields live a little longer; what they still say when they lose the focus must not reach what is gone.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
    if (m_formLives)
        m_formLives->disconnect(this);
}

void AccountPanel::buildLayout()
{
    m_title = new QLabel(this);
    m_title->setObjectName(u"accountTitle"_s);
    m_subtitle = new QLabel(this);
    m_subtitle->setObjectName(u"accountSubtitle"_s);
    for (QLabel *label : {m_title, m_subtitle}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_conflict = new ConflictView(this);

    m_content = new QWidget;
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    buildGroups();
    scroll->setWidget(m_content);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, 0, margin, 0);
    head->setSpacing(4);
    head->addWidget(m_title);
    head->addWidget(m_subtitle);
    head->addSpacing(4);
    head->addWidget(m_conflict);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, margin, 0, margin);
    column->setSpacing(apart);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    column->addWidget(buildButtons());
}

void AccountPanel::buildGroups()
{
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(margin, 0, margin, 0);
    content->setSpacing(apart);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(apart);
    content->addLayout(m_columns);
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *column : {left, right}) {
        column->setSpacing(apart);
        m_columns->addLayout(column, 1);
    }

    QFormLayout *holder = addGroup(left, tr("Holder"));
    addText(holder, F::HolderReference, u"accountHolderReference"_s, tr("&Reference"));
    addText(holder, F::HolderName, u"accountHolderName"_s, tr("&Name"));
    QFormLayout *account = addGroup(left, tr("Account"));
    addChoice(account, F::AccountType, u"accountType"_s, tr("T&ype"), false);
    addText(account, F::PaymentReference, u"accountPaymentReference"_s, tr("Pay&ment reference"));
    addText(account, F::Parent, u"accountParent"_s, tr("Parent a&ccount"));
    addChoice(account, F::Status, u"accountStatus"_s, tr("Stat&us"), false);
    addDate(account, F::EndDate, u"accountEndDate"_s, tr("&End date"));
    addChoice(account, F::EndReason, u"accountEndReason"_s, tr("Reas&on"), true);
    addDate(account, F::StartDate, u"accountStartDate"_s, tr("Start &date"));
    left->addStretch(1);

    QFormLayout *purpose = addGroup(right, tr("What it is for"));
    addChoice(purpose, F::TargetType, u"accountTargetType"_s, tr("Tar&get type"), true);
    addText(purpose, F::TargetId, u"accountTargetId"_s, tr("Target num&ber"));
    addChoice(purpose, F::RentGroup, u"accountRentGroup"_s, tr("Rent grou&p"), true);
    addChoice(purpose, F::Agreement, u"accountAgreement"_s, tr("Agreement"), true);
    addText(purpose, F::Patch, u"accountPatch"_s, tr("Patch"));
    QFormLayout *tenure = addGroup(right, tr("Tenure"));
    addText(tenure, F::TenureId, u"accountTenureId"_s, tr("Number"));
    addText(tenure, F::TenureTypeCode, u"accountTenureTypeCode"_s, tr("Code"));
    addText(tenure, F::TenureType, u"accountTenureType"_s, tr("&Kind of tenure"));
    addText(tenure, F::Address, u"accountAddress"_s, tr("Address"));
    right->addStretch(1);

    QFormLayout *charges = addGroup(content, tr("Regular charges"));
    m_charges = new ChargesEdit(m_content);
    m_charges->setObjectName(u"accountChargesEdit"_s);
    m_fields.add(charges, wireName(F::Charges), {}, m_charges);
    connect(m_charges, &ChargesEdit::chargesChanged, &m_form, &AccountForm::setCharges);
    content->addStretch(1);
}

QFormLayout *AccountPanel::addGroup(QBoxLayout *column, const QString &title)
{
    auto *heading = new QLabel(title, m_content);
    m_headings.append(heading);
    auto *group = new QFormLayout;
    group->setContentsMargins(0, 0, 0, 0);
    group->setHorizontalSpacing(related);
    group->setVerticalSpacing(related);
    group->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    group->setLabelAlignment(Qt::AlignLeft);
    auto *box = new QVBoxLayout;
    box->setSpacing(related);
    box->addWidget(heading);
    box->addLayout(group);
    column->addLayout(box);
    return group;
}

void AccountPanel::addText(QFormLayout *group, AccountField field, const QString &name, const QString &label)
{
    auto *edit = new QLineEdit(m_content);
    edit->setObjectName(name);
    m_texts.insert(field, edit);
    m_fields.add(group, wireName(field), label, edit);
    connect(edit, &QLineEdit::textEdited, this, [this, field](const QString &text) {
        if (field == F::Parent)
            m_form.setParent(text);
        else
            m_form.setText(field, text);
    });
}

void AccountPanel::addChoice(QFormLayout *group, AccountField field, const QString &name, const QString &label, bool optional)
{
    auto *box = new QComboBox(m_content);
    box->setObjectName(name);
    // A long name of a rent group must not push the column wider than its place.
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(12);
    if (optional)
        box->addItem(tr("not given"), QString());
    m_choices.insert(field, box);
    m_fields.add(group, wireName(field), label, box);
    connect(box, &QComboBox::activated, this, [this, field, box] { chosen(field, box->currentData().toString()); });
}

void AccountPanel::addDate(QFormLayout *group, AccountField field, const QString &name, const QString &label)
{
    auto *edit = new DateField(m_content);
    edit->setObjectName(name);
    m_dates.insert(field, edit);
    m_fields.add(group, wireName(field), label, edit);
    connect(edit, &DateField::dateChanged, this, [this, field] { readDate(field); });
    connect(edit, &DateField::problemChanged, this, [this, field] { readDate(field); });
}

QWidget *AccountPanel::buildButtons()
{
    auto *group = new QWidget(this);
    auto *row = new QHBoxLayout(group);
    row->setContentsMargins(margin, 0, margin, 0);
    row->setSpacing(related);
    m_submit = new QPushButton(group);
    m_submit->setObjectName(u"accountSubmit"_s);
    m_submit->setDefault(true);
    m_cancel = new QPushButton(tr("Cancel"), group);
    m_cancel->setObjectName(u"accountCancel"_s);
    m_cancel->setToolTip(tr("Close and keep what was typed (Esc)"));
    row->addStretch(1);
    row->addWidget(m_submit);
    row->addWidget(m_cancel);
    connect(m_submit, &QPushButton::clicked, this, &AccountPanel::submit);
    connect(m_cancel, &QPushButton::clicked, this, &AccountPanel::close);
    return group;
}

void AccountPanel::fillChoices()
{
    fill(m_choices[F::AccountType], accountTypes(), &typeWords);
    fill(m_choices[F::Status], accountStatuses(), &statusWords);
    fill(m_choices[F::EndReason], endReasons(), &Words::endReason);
    fill(m_choices[F::RentGroup], rentGroupTypes(), &Words::rentGroup);
    fill(m_choices[F::Agreement], agreementTypes(), &Words::agreement);
}

void AccountPanel::fillTargetTypes()
{
    QComboBox *box = m_choices[F::TargetType];
    for (const TargetType &type : m_form.targetTypes()) {
        if (box->findData(type.code) >= 0)
            continue;
        // A council's own type has no translation, but a label.
        const QString words = Words::targetType(type.code);
        box->addItem(words == type.code ? type.label : words, type.code);
    }
}

void AccountPanel::chosen(AccountField field, const QString &code)
{
    if (field == F::AccountType)
        m_form.setAccountType(accountTypeFromCode(code).value_or(AccountType::Master));
    else if (field == F::Status)
        m_form.setStatus(accountStatusFromCode(code).value_or(AccountStatus::Pending));
    else
        m_form.setText(field, code);
}

QString AccountPanel::codeOf(AccountField field) const
{
    Account account = m_form.account();
    if (field == F::AccountType)
        return code(account.accountType);
    return field == F::Status ? code(account.status) : *textOf(account, field);
}

void AccountPanel::connectForm()
{
    connect(&m_form, &AccountForm::changed, this, &AccountPanel::showState);
    connect(&m_form, &AccountForm::saved, this, [this] { m_fields.forgetVisits(); });
    connect(&m_form, &AccountForm::failed, this, [this] {
        m_fields.judgeAll();
        m_fields.focusFirstFault();
    });
    connect(&m_form, &AccountForm::conflict, this, [this](const Account &theirs, const std::vector<AccountDifference> &fields) {
        m_conflict->showConflict(theirs.lastUpdatedBy, fields);
    });
    connect(m_conflict, &ConflictView::mineChosen, &m_form, &AccountForm::keepMine);
    connect(m_conflict, &ConflictView::theirsChosen, &m_form, &AccountForm::takeTheirs);
    for (const auto signal : {&ConflictView::mineChosen, &ConflictView::theirsChosen})
        connect(m_conflict, signal, m_submit, [this] { m_texts[F::HolderName]->setFocus(Qt::OtherFocusReason); });
    connect(&m_fields, &FormFields::left, this, &AccountPanel::fieldLeft);
}

void AccountPanel::addShortcuts()
{
    for (const QKeyCombination keys : {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &AccountPanel::submit);
    }
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &AccountPanel::close);
}

void AccountPanel::start()
{
    m_fields.forgetVisits();
    showState();
    m_texts[m_form.mode() == AccountFormMode::Create ? F::HolderReference : F::HolderName]->setFocus(Qt::OtherFocusReason);
}

void AccountPanel::showState()
{
    showHead();
    fillTargetTypes();
    showFields();
    showEditability();
    m_fields.setFaults(m_form.faults());
    const bool ended = m_form.account().status == AccountStatus::Ended;
    m_fields.setShown(wireName(F::EndDate), ended);
    m_fields.setShown(wireName(F::EndReason), ended);
    m_fields.setHint(wireName(F::HolderReference),
                     m_form.mode() == AccountFormMode::Create && m_form.isHolderKnown()
                         ? tr("This holder is known; the name is filled in.")
                         : QString());
    if (!m_form.theirs())
        m_conflict->hide();
    showSubmit();
    setFieldsEnabled(!m_form.isBusy() && !m_form.theirs());
}

void AccountPanel::showHead()
{
    const bool creating = m_form.mode() == AccountFormMode::Create;
    m_title->setText(creating ? tr("New account") : tr("Edit account"));
    const Account &before = m_form.before();
    //: A holder's name, the payment reference and the balance: Adaeze Okafor · 1000000010 · owes £246.08
    m_subtitle->setText(
        creating ? QString()
                 : tr("%1 · %2 · %3").arg(before.holder.name, before.paymentReference, Words::balance(before.balance)));
    m_subtitle->setVisible(!creating);
}

void AccountPanel::showFields()
{
    Account account = m_form.account();
    for (auto it = m_texts.cbegin(); it != m_texts.cend(); ++it) {
        const QString text = it.key() == F::Parent ? m_form.parentText() : *textOf(account, it.key());
        if (it.value()->text() != text)
            it.value()->setText(text);
    }
    for (auto it = m_choices.cbegin(); it != m_choices.cend(); ++it) {
        choose(it.value(), codeOf(it.key()));
        it.value()->setToolTip(it.value()->currentText()); // a narrow panel cuts long names
    }
    for (auto it = m_dates.cbegin(); it != m_dates.cend(); ++it) {
        const QDate date = *dateOf(account, it.key());
        const bool cleared = !date.isValid() && m_form.isReadable(it.key()) && !it.value()->isBlank()
            && !it.value()->hasFocus();
        if (it.value()->date() != date || cleared) {
            const QSignalBlocker quiet(it.value());
            it.value()->setDate(date);
        }
    }
    m_charges->setCharges(account.consolidatedCharges, account.currency());
}

void AccountPanel::showEditability()
{
    const bool creating = m_form.mode() == AccountFormMode::Create;
    const QString kept = tr("A stored account keeps this.");
    for (const F field : {F::HolderReference, F::PaymentReference, F::HolderName}) {
        QLineEdit *edit = m_texts[field];
        showReadOnly(edit, !m_form.isEditable(field));
        edit->setToolTip(!edit->isReadOnly() ? QString()
                             : creating      ? tr("This is the name of the holder that is known.")
                                             : kept);
    }
    m_texts[F::PaymentReference]->setPlaceholderText(creating ? tr("made when the account is created") : QString());
    m_texts[F::Parent]->setPlaceholderText(tr("payment reference"));
    QComboBox *type = m_choices[F::AccountType];
    type->setEnabled(creating);
    if (!creating)
        type->setToolTip(kept);
}

void AccountPanel::showSubmit()
{
    const bool creating = m_form.mode() == AccountFormMode::Create;
    m_submit->setText(m_form.isBusy() ? tr("Saving…") : creating ? tr("Create account") : tr("Save account"));
    m_submit->setEnabled(m_form.canSubmit());
    if (m_form.isBusy())
        m_submit->setToolTip(tr("This is on its way to the database."));
    else if (m_form.theirs())
        m_submit->setToolTip(tr("First choose which values to keep."));
    else if (m_form.canSubmit() || m_form.faults().empty())
        m_submit->setToolTip(tr("%1 (Ctrl+Enter)").arg(m_submit->text()));
    else
        m_submit->setToolTip(fieldSentence(m_form.faults().front()));
}

void AccountPanel::setFieldsEnabled(bool enabled)
{
    m_cancel->setEnabled(!m_form.isBusy());
    if (m_content->isEnabled() == enabled)
        return;
    if (!enabled)
        m_focusBeforeBusy = focusWidget();
    m_content->setEnabled(enabled);
    if (enabled && m_focusBeforeBusy)
        m_focusBeforeBusy->setFocus(Qt::OtherFocusReason);
}

void AccountPanel::readDate(AccountField field)
{
    const DateField *edit = m_dates[field];
    m_form.setDate(field, edit->date(), edit->date().isValid() || edit->isBlank());
}

void AccountPanel::fieldLeft(const QString &name)
{
    if (name == wireName(F::HolderReference))
        m_form.lookUpHolder();
    else if (name == wireName(F::Parent))
        m_form.lookUpParent();
}

void AccountPanel::submit()
{
    if (m_form.isBusy() || m_form.theirs())
        return;
    // What was typed into a date field that still has the focus was not judged yet.
    for (const F field : {F::StartDate, F::EndDate})
        readDate(field);
    if (m_form.canSubmit()) {
        m_form.submit();
        return;
    }
    m_fields.judgeAll();
    m_fields.focusFirstFault();
}

void AccountPanel::close()
{
    if (!m_form.isBusy())
        emit closed();
}

void AccountPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateFonts();
        updateColumns();
    }
    QFrame::changeEvent(event);
}

void AccountPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    updateColumns();
}

void AccountPanel::updateFonts()
{
    if (m_title == nullptr)
        return;
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_title->setFont(larger);
    QFont heading = font();
    heading.setBold(true);
    for (QLabel *label : std::as_const(m_headings))
        label->setFont(heading);
    m_fields.alignLabels();
}

void AccountPanel::updateColumns()
{
    if (m_columns == nullptr)
        return;
    const bool wide = width() >= 2 * columnLetters * fontMetrics().averageCharWidth();
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace Tally
