// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/help/glossary.h"

#include "models/domain/searchtext.h"
#include "models/tables/operationwords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

struct GlossaryText
{
    Q_DECLARE_TR_FUNCTIONS(Tally::Glossary)
};

#define TALLY_TERM(text) QT_TRANSLATE_NOOP("Tally::Glossary", text)

struct Word
{
    const char *name;
    const char *title;
    const char *text;
};

constexpr Word words[] = {
    {"account-line", TALLY_TERM("Line"), TALLY_TERM("One charge or one credit on an account. What it says is never changed or deleted: a correction is a new line.")},
    {"arrears", TALLY_TERM("Arrears"), TALLY_TERM("What a holder owes and has not paid: an account is in arrears while its balance is above zero.")},
    {"approval", TALLY_TERM("Approval"), TALLY_TERM("Above amounts that an administrator sets, a write-off waits until one or two people of finance have approved it. Nobody approves what they proposed themselves.")},
    {"audit-trail", TALLY_TERM("Audit trail"), TALLY_TERM("Who did what, when, and what was there before. Each entry is sealed by a hash over itself and the entry before it, so that Verify finds an entry that was altered or removed.")},
    {"balance", TALLY_TERM("Balance"), TALLY_TERM("What the holder owes, or has in credit, on one account: the sum of all its lines.")},
    {"charge", TALLY_TERM("Charge"), TALLY_TERM("A debit line: something the holder is asked to pay, such as rent or a court cost.")},
    {"collectable", TALLY_TERM("Outstanding"), TALLY_TERM("The part of a charge that is not paid yet, or the part of a credit that is not used yet.")},
    {"credit", TALLY_TERM("Credit"), TALLY_TERM("A line that lowers what is owed. A payment is a credit for money that came in; other credits are given without money.")},
    {"offset", TALLY_TERM("Offset"), TALLY_TERM("The record that so much of one credit paid one charge. The history of a line is read from its offsets.")},
    {"overpayment", TALLY_TERM("Overpayment"), TALLY_TERM("Credit that comes from an overdue charge which went down below what had been paid on it already.")},
    {"payment-reference", TALLY_TERM("Payment reference"), TALLY_TERM("The number by which a payment finds its account. The last digit checks the others, so a mistyped reference is noticed.")},
    {"rent-group", TALLY_TERM("Rent group"), TALLY_TERM("The kind of letting an account belongs to, for example general needs or garages.")},
    {"tenure", TALLY_TERM("Tenure"), TALLY_TERM("The agreement under which a home is held: who, where, from when to when, and of which kind.")},
};

#undef TALLY_TERM

QString html(const GlossaryTerm &term)
{
    return u"<a name=\"%1\"></a><h3>%2</h3><p>%3</p>"_s.arg(term.name, term.title.toHtmlEscaped(),
                                                           term.text.toHtmlEscaped().replace(u"\n"_s, u"</p><p>"_s));
}

bool matches(const GlossaryTerm &term, const QStringList &wanted)
{
    const QString haystack = folded(term.title + u' ' + term.text);
    return std::all_of(wanted.begin(), wanted.end(), [&](const QString &word) { return haystack.contains(word); });
}

} // namespace

std::vector<GlossaryTerm> glossary()
{
    std::vector<GlossaryTerm> terms;
    for (const Operation operation : Words::ledgerOperations())
        terms.push_back({.name = u"operation-%1"_s.arg(int(operation)),
                         .title = Words::operationLabel(operation),
                         .text = Words::operationGlossary(operation),
                         .operation = operation});
    const auto firstWord = terms.size();
    for (const Word &word : words)
        terms.push_back({.name = QString::fromLatin1(word.name), .title = GlossaryText::tr(word.title), .text = GlossaryText::tr(word.text)});
    std::sort(terms.begin() + std::ptrdiff_t(firstWord), terms.end(),
              [](const GlossaryTerm &a, const GlossaryTerm &b) { return QString::localeAwareCompare(a.title, b.title) < 0; });
    return terms;
}

QString glossaryHtml(const std::vector<GlossaryTerm> &terms, const QString &text)
{
    const QStringList wanted = searchWords(text);
    QString doing;
    QString meaning;
    for (const GlossaryTerm &term : terms) {
        if (matches(term, wanted))
            (term.operation ? doing : meaning) += html(term);
    }
    if (doing.isEmpty() && meaning.isEmpty())
        return u"<p>"_s + GlossaryText::tr("No term has “%1” in it. Try another word.").arg(text.toHtmlEscaped()) + u"</p>"_s;
    QString page;
    if (!doing.isEmpty())
        page += u"<h2>"_s + GlossaryText::tr("What you can do in a ledger") + u"</h2>"_s + doing;
    if (!meaning.isEmpty())
        page += u"<h2>"_s + GlossaryText::tr("Words of the ledger") + u"</h2>"_s + meaning;
    return page;
}

} // namespace Tally
