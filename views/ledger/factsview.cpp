// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/ledger/factsview.h"

#include "models/tables/words.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using Fact = std::pair<QString, QString>;

QString charges(const Account &account)
{
    QStringList texts;
    for (const ConsolidatedCharge &charge : account.consolidatedCharges)
        //: A regular charge: Rent £98.40 a week
        texts.append(FactsView::tr("%1 %2 %3").arg(Words::lineType(charge.type, LineKind::Debit),
                                                   charge.amount.toCurrencyString(QLocale()), Words::frequency(charge.frequency)));
    return texts.join(FactsView::tr(", "));
}

QString tenure(const Account &account)
{
    QStringList texts;
    for (const QString &text : {account.tenure.typeDescription, account.tenure.tenureId}) {
        if (!text.isEmpty())
            texts.append(text);
    }
    return texts.join(u" · "_s);
}

QString status(const Account &account)
{
    if (account.status != AccountStatus::Ended)
        return Words::label(account.status);
    //: The status of an ended account with its day and reason: Ended 3 Sep 2013, moved out
    return FactsView::tr("%1 %2, %3").arg(Words::label(account.status), Words::date(account.endDate), Words::endReason(account.endReasonCode));
}

std::vector<Fact> factsOf(const Account &account)
{
    std::vector<Fact> facts{
        {FactsView::tr("Payment reference"), account.paymentReference},
        {FactsView::tr("Holder's reference"), account.holder.reference},
        {FactsView::tr("Account type"), Words::label(account.accountType)},
        {FactsView::tr("Status"), status(account)},
        {FactsView::tr("Rent group"), Words::rentGroup(account.rentGroupType)},
        {FactsView::tr("Agreement"), Words::agreement(account.agreementType)},
        {FactsView::tr("Address"), account.tenure.fullAddress},
        {FactsView::tr("Patch"), account.patch},
        {FactsView::tr("Tenure"), tenure(account)},
        {FactsView::tr("Regular charges"), charges(account)},
        {FactsView::tr("Since"), Words::date(account.startDate)},
        {FactsView::tr("Belongs to account"), account.parentPaymentReference},
    };
    std::erase_if(facts, [](const Fact &fact) { return fact.second.isEmpty(); });
    return facts;
}

} // namespace

FactsView::FactsView(QWidget *parent) : QWidget(parent), m_grid{new QGridLayout(this)}
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(4);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, 1);
}

void FactsView::setAccount(const Account &account)
{
    while (QLayoutItem *item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_names.clear();
    int place = 0;
    for (const auto &[name, value] : factsOf(account)) {
        auto *label = new QLabel(name);
        m_names.append(label);
        auto *text = new QLabel(value);
        text->setTextFormat(Qt::PlainText);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        text->setAccessibleName(tr("%1: %2").arg(name, value));
        text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        text->setToolTip(value);
        m_grid->addWidget(label, place / 2, (place % 2) * 2);
        m_grid->addWidget(text, place / 2, (place % 2) * 2 + 1);
        ++place;
    }
    colourNames();
}

void FactsView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colourNames();
}

void FactsView::colourNames()
{
    for (QLabel *name : std::as_const(m_names)) {
        QPalette colours = palette();
        colours.setColor(QPalette::WindowText, Theme::muted(colours));
        name->setPalette(colours);
    }
}

} // namespace Tally
