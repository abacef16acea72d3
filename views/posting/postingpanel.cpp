// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/posting/postingpanel.h"

#include "models/tables/words.h"
#include "views/posting/postingwords.h"
#include "views/widgets/datefield.h"
#include "views/widgets/errortext.h"
#include "views/widgets/moneyedit.h"
#include "views/widgets/rowdelegate.h"
#include "views/widgets/sentencelabel.h"
#include "views/widgets/tableview.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int related = 8;
constexpr int apart = 16;
constexpr int margin = 12;
// The preview must be in sight while one posts: the charges, which need ticking seldom, make room for it.
constexpr int mostCharges = 3;
constexpr int mostPreviewed = 4;
constexpr int leastLetters = 52; ///< a panel this wide shows the name of a charge beside its amounts
constexpr int roomyLetters = 90;

QLabel *wrappingLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

/// As high as its rows, up to `mostRows`; it scrolls beyond that.
void fitHeight(TableView *table, int mostRows)
{
    const int rows = std::clamp(table->model()->rowCount(), 1, mostRows);
    table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + rows * table->verticalHeader()->defaultSectionSize()
                          + 2 * table->frameWidth());
}

void choose(QComboBox *box, const QString &code)
{
    box->setCurrentIndex(code.isEmpty() ? -1 : box->findData(code));
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

PostingPanel::PostingPanel(PostingForm &form, QWidget *parent) : QFrame(parent), m_form(form), m_formLives(&form)
{
    setObjectName(u"postingPanel"_s);
    setFrameShape(QFrame::StyledPanel);
    buildLayout();
    fillChoices();
    connectFields();
    addShortcuts();
    updateFonts();
    showState();
}

PostingPanel::~PostingPanel()
{
    // The fields live a little longer; what they still say when they lose the focus must not reach what is gone.
    for (QObject *child : findChildren<QObject *>())
        child->disconnect(this);
    if (m_formLives)
        m_formLives->disconnect(this);
}

void PostingPanel::buildLayout()
{
    m_title = wrappingLabel(u"postingTitle"_s, this);
    m_account = wrappingLabel(u"postingAccount"_s, this);
    m_explanation = wrappingLabel(u"postingExplanation"_s, this);
    m_notice = new SentenceLabel(this);
    m_notice->setObjectName(u"postingNotice"_s);

    m_content = new QWidget;
    auto *content = new QVBoxLayout(m_content);
    content->setContentsMargins(margin, 0, margin, 0);
    content->setSpacing(apart);
    content->addWidget(buildFields());
    content->addWidget(buildCharges());
    content->addWidget(buildPreview());
    content->addStretch(1);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_content);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(margin, 0, margin, 0);
    head->setSpacing(4);
    for (QLabel *label : {m_title, m_account, m_explanation, static_cast<QLabel *>(m_notice)})
        head->addWidget(label);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, margin, 0, margin);
    column->setSpacing(apart);
    column->addLayout(head);
    column->addWidget(scroll, 1);
    column->addWidget(buildButtons());
}

QWidget *PostingPanel::buildFields()
{
    auto *group = new QWidget(m_content);
    auto *form = new QFormLayout(group);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(related);
    form->setVerticalSpacing(related);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setLabelAlignment(Qt::AlignLeft);

    const auto named = [](auto *widget, const QString &name) {
        widget->setObjectName(name);
        return widget;
    };
    m_amount = named(new MoneyEdit(group), u"postingAmount"_s);
    m_paymentType = named(new QComboBox(group), u"postingPaymentType"_s);
    m_type = named(new QComboBox(group), u"postingType"_s);
    m_date = named(new DateField(group), u"postingDate"_s);
    m_dueDate = named(new DateField(group), u"postingDueDate"_s);
    m_description = named(new QLineEdit(group), u"postingDescription"_s);
    m_note = named(new QLineEdit(group), u"postingNote"_s);
    m_note->setToolTip(tr("Only staff see this."));

    // Rows are in the order of Tab.
    m_fields.add(form, u"amount"_s, tr("A&mount"), m_amount);
    m_fields.add(form, u"payment_type"_s, tr("&Paid by"), m_paymentType);
    m_fields.add(form, u"debit_type"_s, tr("Char&ge"), m_type);
    m_fields.add(form, u"date"_s, tr("&Date"), m_date);
    m_fields.add(form, u"due_date"_s, tr("D&ue"), m_dueDate);
    m_fields.add(form, u"description"_s, tr("De&scription"), m_description);
    m_fields.add(form, u"internal_note"_s, tr("Internal &note"), m_note);
    return group;
}

QWidget *PostingPanel::buildCharges()
{
    m_chargesGroup = new QWidget(m_content);
    auto *column = new QVBoxLayout(m_chargesGroup);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(related);
    auto *label = new QLabel(tr("&Oldest charges first; tick those to pay before them."), m_chargesGroup);
    label->setWordWrap(true);
    m_chargesView = new TableView(m_chargesGroup);
    m_chargesView->setObjectName(u"postingDebits"_s);
    m_chargesView->setAccessibleName(tr("Charges to pay first"));
    m_chargesView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_chargesView->setEmptyText(tr("No charge is open."));
    m_chargesView->setStretchColumn(OpenChargesModel::Charge, TableView::Squeeze::Allowed);
    m_chargesView->setModel(&m_charges);
    label->setBuddy(m_chargesView);
    column->addWidget(label);
    column->addWidget(m_chargesView);
    return m_chargesGroup;
}

QWidget *PostingPanel::buildPreview()
{
    auto *group = new QWidget(m_content);
    auto *column = new QVBoxLayout(group);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(related);
    m_previewTitle = new QLabel(tr("What will happen"), group);
    m_previewText = wrappingLabel(u"postingPreview"_s, group);
    m_previewText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_previewView = new TableView(group);
    m_previewView->setObjectName(u"postingPreviewLines"_s);
    m_previewView->setAccessibleName(tr("Lines this touches"));
    m_previewView->setSelectionMode(QAbstractItemView::SingleSelection);
    m_previewView->setItemDelegate(new RowDelegate(PreviewModel::SeverityRole, m_previewView));
    m_previewView->setStretchColumn(PreviewModel::Line, TableView::Squeeze::Allowed);
    m_previewView->setModel(&m_previewLines);
    m_rest = new SentenceLabel(group);
    m_rest->setObjectName(u"postingRest"_s);
    column->addWidget(m_previewTitle);
    column->addWidget(m_previewText);
    column->addWidget(m_previewView);
    column->addWidget(m_rest);
    return group;
}

QWidget *PostingPanel::buildButtons()
{
    auto *group = new QWidget(this);
    auto *row = new QHBoxLayout(group);
    row->setContentsMargins(margin, 0, margin, 0);
    row->setSpacing(related);
    m_submit = new QPushButton(group);
    m_submit->setObjectName(u"postingSubmit"_s);
    m_submit->setDefault(true);
    m_cancel = new QPushButton(tr("Cancel"), group);
    m_cancel->setObjectName(u"postingCancel"_s);
    m_cancel->setToolTip(tr("Close and keep what was typed (Esc)"));
    row->addWidget(m_submit, 1);
    row->addWidget(m_cancel);
    return group;
}

void PostingPanel::fillChoices()
{
    const TypeCatalogue &types = TypeCatalogue::builtIn();
    m_paymentType->setPlaceholderText(tr("Choose…"));
    for (const PaymentType &type : types.paymentTypes)
        m_paymentType->addItem(Words::paymentType(type.code), type.code);
    for (const LineType &type : types.lineTypes) {
        if (type.kind == LineKind::Debit && type.byHand)
            m_type->addItem(Words::lineType(type.code, type.kind), type.code);
    }
}

void PostingPanel::connectFields()
{
    const auto takeAmount = [this] { m_form.setAmount(m_amount->money(), m_amount->text()); };
    connect(m_amount, &MoneyEdit::moneyChanged, this, takeAmount);
    connect(m_amount, &QLineEdit::textEdited, this, takeAmount);
    connect(m_paymentType, &QComboBox::activated, this,
            [this] { m_form.setPaymentType(m_paymentType->currentData().toString()); });
    connect(m_type, &QComboBox::activated, this, [this] { m_form.setType(m_type->currentData().toString()); });
    connect(m_date, &DateField::dateChanged, &m_form, &PostingForm::setDate);
    connect(m_dueDate, &DateField::dateChanged, this, &PostingPanel::readDueDate);
    connect(m_dueDate, &DateField::problemChanged, this, &PostingPanel::readDueDate);
    connect(m_description, &QLineEdit::textEdited, &m_form, &PostingForm::setDescription);
    connect(m_note, &QLineEdit::textEdited, &m_form, &PostingForm::setInternalNote);
    connect(&m_charges, &OpenChargesModel::tickedChanged, &m_form, &PostingForm::setNamedDebits);
    connect(m_submit, &QPushButton::clicked, this, &PostingPanel::submit);
    connect(m_cancel, &QPushButton::clicked, this, &PostingPanel::close);

    for (QAbstractItemModel *model :
         {static_cast<QAbstractItemModel *>(&m_charges), static_cast<QAbstractItemModel *>(&m_previewLines)})
        connect(model, &QAbstractItemModel::modelReset, this, &PostingPanel::fitTables);
    connect(&m_form, &PostingForm::changed, this, &PostingPanel::showState);
    connect(&m_form, &PostingForm::posted, this, [this] { m_fields.forgetVisits(); });
    connect(&m_form, &PostingForm::failed, this, [this] {
        m_fields.judgeAll();
        m_fields.focusFirstFault();
    });
    connect(&m_form, &PostingForm::ledgerChangedMeanwhile, this, [this] {
        m_notice->say(Severity::Attention, tr("The account changed while this was open; the figures below are the new ones."));
    });
}

void PostingPanel::addShortcuts()
{
    for (const QKeyCombination keys : {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, &PostingPanel::submit);
    }
    auto *escape = new QShortcut(Qt::Key_Escape, this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &PostingPanel::close);
}

void PostingPanel::start()
{
    m_notice->say(Severity::None, {});
    m_fields.forgetVisits();
    showState();
    if (m_form.mode() == PostingMode::Void)
        m_date->setFocus(Qt::OtherFocusReason);
    else
        m_amount->setFocus(Qt::OtherFocusReason);
}

void PostingPanel::showState()
{
    const PostingMode mode = m_form.mode();
    m_title->setText(PostingWords::title(mode));
    m_account->setText(PostingWords::account(m_form));
    const QString explanation = PostingWords::explanation(mode);
    m_explanation->setText(explanation);
    m_explanation->setVisible(!explanation.isEmpty());
    m_fields.setShown(u"amount"_s, mode != PostingMode::Void);
    m_fields.setShown(u"payment_type"_s, mode == PostingMode::Payment);
    m_fields.setShown(u"debit_type"_s, mode == PostingMode::Debit);
    m_fields.setShown(u"due_date"_s, mode == PostingMode::Debit);
    m_chargesGroup->setVisible(mode == PostingMode::Payment);
    showFields();
    m_fields.setFaults(m_form.faults());
    showPreview();
    showSubmit();
    setFieldsEnabled(!m_form.isBusy());
}

void PostingPanel::showFields()
{
    const PostingFields &fields = m_form.fields();
    const Currency currency = m_form.ledger().account.currency();
    showAmount(fields.amount, currency);
    choose(m_paymentType, fields.paymentType);
    choose(m_type, fields.type);
    showDate(m_date, fields.date, false);
    showDate(m_dueDate, fields.dueDate, m_form.isDueDateReadable());
    setTextIfOther(m_description, fields.description);
    setTextIfOther(m_note, fields.internalNote);
    m_charges.setCharges(m_form.charges(), fields.debits, currency);
}

void PostingPanel::showAmount(std::optional<Money> amount, Currency currency)
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

void PostingPanel::showPreview()
{
    m_previewText->setText(PostingWords::preview(m_form));
    if (m_form.preview())
        m_previewLines.setChange(m_form.ledger().state(), *m_form.preview());
    else
        m_previewLines.clear();
    m_previewView->setVisible(m_previewLines.rowCount() > 0);
    m_rest->say(Severity::Attention, PostingWords::rest(m_form));
}

void PostingPanel::showSubmit()
{
    m_submit->setText(PostingWords::action(m_form));
    m_submit->setEnabled(m_form.canSubmit());
    if (m_form.isBusy())
        m_submit->setToolTip(tr("This is on its way to the database."));
    else if (m_form.canSubmit() || m_form.faults().empty())
        m_submit->setToolTip(tr("%1 (Ctrl+Enter)").arg(m_submit->text()));
    else
        m_submit->setToolTip(fieldSentence(m_form.faults().front()));
}

void PostingPanel::setFieldsEnabled(bool enabled)
{
    if (m_content->isEnabled() == enabled)
        return;
    QWidget *focus = focusWidget();
    if (!enabled)
        m_focusBeforeBusy = focus;
    m_content->setEnabled(enabled);
    m_cancel->setEnabled(enabled);
    if (enabled && m_focusBeforeBusy)
        m_focusBeforeBusy->setFocus(Qt::OtherFocusReason);
}

void PostingPanel::readDueDate()
{
    m_form.setDueDate(m_dueDate->date(), m_dueDate->date().isValid() || m_dueDate->isBlank());
}

void PostingPanel::submit()
{
    if (m_form.isBusy())
        return;
    readDueDate();
    if (m_form.canSubmit()) {
        m_form.submit();
        return;
    }
    m_fields.judgeAll();
    m_fields.focusFirstFault();
}

void PostingPanel::close()
{
    // While it is being posted nobody could say what became of what was typed.
    if (!m_form.isBusy())
        emit closed();
}

void PostingPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateFonts();
    QFrame::changeEvent(event);
}

void PostingPanel::updateFonts()
{
    if (m_title == nullptr)
        return;
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.2);
    m_title->setFont(larger);
    QFont heading = font();
    heading.setBold(true);
    m_previewTitle->setFont(heading);
    m_fields.alignLabels();
    setMinimumWidth(leastLetters * fontMetrics().averageCharWidth());
    fitTables();
}

void PostingPanel::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fitTables();
}

void PostingPanel::fitTables()
{
    // Beside a ledger there is no room for the due date again, which the charges above show.
    const bool roomy = width() >= roomyLetters * fontMetrics().averageCharWidth();
    m_previewView->setColumnHidden(PreviewModel::Due, !roomy);
    m_chargesView->fitColumns();
    m_previewView->fitColumns();
    fitHeight(m_chargesView, mostCharges);
    fitHeight(m_previewView, mostPreviewed);
}

} // namespace Tally
