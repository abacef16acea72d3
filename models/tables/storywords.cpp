// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/storywords.h"

#include "models/tables/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally::Words {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::StoryWords)
};

QString money(Money amount) { return amount.abs().toCurrencyString(QLocale()).toHtmlEscaped(); }

/// The label as a common noun. A label a council chose may be a name ("DWP payment"), and stays as it was written.
QString noun(const AccountLine &line, const TypeCatalogue &types)
{
    if (line.type == LineTypeCode::voided)
        return Text::tr("void");
    if (line.type == LineTypeCode::forgiven)
        return Text::tr("forgiven debt");
    QString label = lineType(line.type, line.kind, types);
    const LineType *ours = TypeCatalogue::builtIn().find(line.type, line.kind);
    if (ours != nullptr && label == Words::label(*ours))
        label.front() = label.front().toLower();
    return label;
}

bool isMoney(const AccountLine &credit)
{
    return credit.type != LineTypeCode::writeOff && credit.type != LineTypeCode::forgiven && credit.type != LineTypeCode::discount
        && credit.type != LineTypeCode::cancellation;
}

/// How a debit came to be; `other` is the line it answers, as a link, or empty.
QString madeDebit(const AccountLine &line, const QString &amount, const QString &other)
{
    if (line.type == LineTypeCode::voided)
        return other.isEmpty() ? Text::tr("%1 was taken back.").arg(amount) : Text::tr("%1 was taken back: %2.").arg(amount, other);
    if (line.type == LineTypeCode::payout)
        return other.isEmpty() ? Text::tr("%1 was paid out.").arg(amount) : Text::tr("%1 was paid out, from %2.").arg(amount, other);
    return Text::tr("%1 was charged.").arg(amount);
}

QString madeCredit(const AccountLine &line, const QString &amount, const QString &other)
{
    if (line.type == LineTypeCode::payment)
        return Text::tr("%1 was paid in.").arg(amount);
    if (line.type == LineTypeCode::writeOff)
        return Text::tr("%1 was written off.").arg(amount);
    if (line.type == LineTypeCode::forgiven)
        return Text::tr("%1 was forgiven.").arg(amount);
    if (line.type == LineTypeCode::discount)
        return other.isEmpty() ? Text::tr("%1 was taken off.").arg(amount) : Text::tr("%1 was taken off %2.").arg(amount, other);
    if (line.type == LineTypeCode::refund)
        return other.isEmpty() ? Text::tr("%1 was given back.").arg(amount)
                               : Text::tr("%1 of what was paid on %2 was given back.").arg(amount, other);
    if (line.type == LineTypeCode::overpayment)
        return other.isEmpty() ? Text::tr("%1 had been paid too much.").arg(amount)
                               : Text::tr("%1 had been paid too much on %2.").arg(amount, other);
    if (line.type == LineTypeCode::cancellation)
        return other.isEmpty() ? Text::tr("%1 was cancelled.").arg(amount)
                               : Text::tr("%1 was cancelled: %2 should not have been charged.").arg(amount, other);
    return Text::tr("%1 was credited.").arg(amount);
}

QString made(const AccountLine &line, const QString &amount, const QString &other)
{
    return line.isDebit() ? madeDebit(line, amount, other) : madeCredit(line, amount, other);
}

QString originLink(const AccountLine &line, const WholeLedger &ledger)
{
    return line.origin ? lineLink(*line.origin, ledger) : QString();
}

QString appliedTo(const AccountLine &line, const QString &amount, const QString &debit)
{
    if (line.type == LineTypeCode::writeOff)
        return Text::tr("%1 of %2 was written off").arg(amount, debit);
    if (line.type == LineTypeCode::forgiven)
        return Text::tr("%1 of %2 was forgiven").arg(amount, debit);
    if (line.type == LineTypeCode::discount)
        return Text::tr("%1 was taken off %2").arg(amount, debit);
    if (line.type == LineTypeCode::cancellation)
        return Text::tr("it cancelled %1 of %2").arg(amount, debit);
    return Text::tr("%1 paid %2").arg(amount, debit);
}

/// What a step says before what is left; without a full stop.
QString happened(const StoryStep &step, const AccountLine &line, const WholeLedger &ledger)
{
    const QString amount = money(step.amount);
    const QString other = step.other ? lineLink(*step.other, ledger) : QString();
    switch (step.event) {
    case StoryEvent::Created: return {};
    case StoryEvent::AppliedTo: return appliedTo(line, amount, other);
    case StoryEvent::PaidBy: return Text::tr("%1 of %2 paid this charge").arg(amount, other);
    case StoryEvent::WrittenOff: return Text::tr("%1 was given up by %2").arg(amount, other);
    case StoryEvent::Discounted: return Text::tr("%1 was taken off by %2").arg(amount, other);
    case StoryEvent::Cancelled: return Text::tr("%1 was taken off by %2").arg(amount, other);
    case StoryEvent::GivenBack:
        return line.isDebit() ? Text::tr("%1 of %2 was taken back").arg(amount, other) : Text::tr("%1 was taken back from %2").arg(amount, other);
    case StoryEvent::Voided:
        return line.isDebit() ? Text::tr("it took back all %1 of %2").arg(amount, other) : Text::tr("all %1 was taken back by %2").arg(amount, other);
    case StoryEvent::PaidOut:
        return line.isDebit() ? Text::tr("%1 of it came from %2").arg(amount, other) : Text::tr("%1 was paid out by %2").arg(amount, other);
    case StoryEvent::Refunded: return Text::tr("%1 of what was paid was given back by %2").arg(amount, other);
    case StoryEvent::Overpaid: return Text::tr("%1 of what was paid was too much and became %2").arg(amount, other);
    case StoryEvent::ReturnVoided: return Text::tr("giving back %1 was undone: %2 was voided").arg(amount, other);
    case StoryEvent::Increased: return Text::tr("the charge rose by %1").arg(amount);
    case StoryEvent::Decreased: return Text::tr("the charge fell by %1").arg(amount);
    }
    Q_UNREACHABLE();
}

/// Whether what is left after a step means something: a void settles what it is about, and nothing can be "left" of a write-off.
bool saysWhatIsLeft(const StoryStep &step, const AccountLine &line)
{
    switch (step.event) {
    case StoryEvent::Created:
    case StoryEvent::Voided:
    case StoryEvent::Refunded:
    case StoryEvent::Overpaid:
    case StoryEvent::ReturnVoided: return false;
    case StoryEvent::PaidOut: return line.isCredit();
    case StoryEvent::AppliedTo: return isMoney(line);
    case StoryEvent::GivenBack: return line.isDebit();
    default: return true;
    }
}

} // namespace

QString lineInSentence(const AccountLine &line, const TypeCatalogue &types)
{
    if (line.isDebit() && !line.description.isEmpty() && line.type != LineTypeCode::voided && line.type != LineTypeCode::payout)
        //: A charge by its description and day: “Week 27” of 5 Aug 2013
        return Text::tr("“%1” of %2").arg(line.description, date(line.date));
    //: A line by its kind and day in the middle of a sentence: the rent of 5 Aug 2013
    return Text::tr("the %1 of %2").arg(noun(line, types), date(line.date));
}

QString lineLink(LineId line, const WholeLedger &ledger)
{
    const AccountLine *found = ledger.line(line);
    if (found == nullptr)
        return Text::tr("line %1").arg(line.value);
    return u"<a href=\"%1\">%2</a>"_s.arg(QString::number(line.value), lineInSentence(*found, ledger.types()).toHtmlEscaped());
}

QString leftOver(LineKind kind, Money outstanding)
{
    if (kind == LineKind::Debit)
        return outstanding.isZero() ? Text::tr("nothing is left to pay") : Text::tr("%1 is left to pay").arg(money(outstanding));
    return outstanding.isZero() ? Text::tr("nothing is left to use") : Text::tr("%1 is left to use").arg(money(outstanding));
}

QString storyStep(const StoryStep &step, const AccountLine &line, const WholeLedger &ledger)
{
    QString sentence;
    if (step.event == StoryEvent::Created)
        sentence = made(line, money(step.amount), step.other ? lineLink(*step.other, ledger) : QString());
    else if (saysWhatIsLeft(step, line))
        //: What happened and what is left: £40.00 of the payment of 3 Sep 2013 paid this charge; £32.37 is left to pay.
        sentence = Text::tr("%1; %2.").arg(happened(step, line, ledger), leftOver(line.kind, step.outstanding));
    else
        sentence = Text::tr("%1.").arg(happened(step, line, ledger));
    if (!step.at.isValid())
        return sentence;
    //: When, who, and what happened: 3 Sep 2013, 11:02, okb: £72.37 was charged.
    return Text::tr("%1, %2: %3").arg(moment(step.at), step.by.toHtmlEscaped(), sentence);
}

LineStory story(LineId line, const WholeLedger &ledger, qsizetype most)
{
    LineStory story;
    const AccountLine *found = ledger.line(line);
    const LedgerState told = ledger.storyState(line);
    const auto steps = storyOf(line, told.lines, told.offsets);
    story.leftOut = std::max(qsizetype(steps.size()) - most, qsizetype(0));
    for (qsizetype i = 0; i < qsizetype(steps.size()); ++i) {
        if (i == 0 || i > story.leftOut)
            story.sentences.append(storyStep(steps[std::size_t(i)], *found, ledger));
    }
    return story;
}

QString lineSummary(const AccountLine &line, const WholeLedger &ledger)
{
    QString first = made(line, money(line.amount), originLink(line, ledger));
    if (!line.receiptNumber.isEmpty())
        first += u' ' + Text::tr("Its receipt is %1.").arg(line.receiptNumber.toHtmlEscaped());
    if (line.status == LineStatus::Void)
        return first + u' ' + Text::tr("It was taken back since, and counts for nothing any more.");
    if (line.status == LineStatus::Cancelled)
        return first + u' ' + Text::tr("It was cancelled since: it should not have been charged.");
    if (line.type == LineTypeCode::voided || line.type == LineTypeCode::payout || (line.isCredit() && !isMoney(line) && !line.isOpen()))
        return first;
    QString left = leftOver(line.kind, line.outstanding);
    left.front() = left.front().toUpper();
    return first + u' ' + Text::tr("%1.").arg(left);
}

} // namespace Tally::Words
