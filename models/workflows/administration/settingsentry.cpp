// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/administration/settingsentry.h"

#include "models/tables/words.h"
#include "models/workflows/administration/settingswords.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

class EntryText
{
    Q_DECLARE_TR_FUNCTIONS(Tally::SettingsEntry)
};

#define TALLY_ENTRY(text) QT_TRANSLATE_NOOP("Tally::SettingsEntry", text)

/// All there is to say about one field of a T, for comparing and merging.
template <class T>
struct FieldSpec
{
    const char *label;
    QString (*words)(const T &entry);
    bool (*same)(const T &a, const T &b);
    void (*copy)(const T &from, T &to);
};

template <auto Member, class T>
constexpr FieldSpec<T> field(const char *label, QString (*words)(const T &))
{
    return {label, words, [](const T &a, const T &b) { return a.*Member == b.*Member; }, [](const T &from, T &to) { to.*Member = from.*Member; }};
}

QString usedWords(bool archived)
{
    return archived ? EntryText::tr("no longer used") : EntryText::tr("in use");
}

std::vector<FieldSpec<LineType>> fieldsOf(const LineType &)
{
    using T = LineType;
    return {field<&T::label, T>(TALLY_ENTRY("Name"), [](const T &t) { return t.label; }),
            field<&T::kind, T>(TALLY_ENTRY("Kind"), [](const T &t) { return SettingsWords::kind(t.kind); }),
            field<&T::byHand, T>(TALLY_ENTRY("Posted by hand"), [](const T &t) { return t.byHand ? EntryText::tr("yes") : EntryText::tr("no"); }),
            field<&T::postedBy, T>(TALLY_ENTRY("Who may post it"), [](const T &t) { return SettingsWords::posters(t.postedBy); }),
            field<&T::defaultAmountMinor, T>(TALLY_ENTRY("Default amount"), [](const T &t) { return SettingsWords::amount(t.defaultAmountMinor, EntryText::tr("none")); }),
            field<&T::archived, T>(TALLY_ENTRY("State"), [](const T &t) { return usedWords(t.archived); })};
}

template <class T>
std::vector<FieldSpec<T>> fieldsOfNamed()
{
    return {field<&T::label, T>(TALLY_ENTRY("Name"), [](const T &t) { return t.label; }),
            field<&T::archived, T>(TALLY_ENTRY("State"), [](const T &t) { return usedWords(t.archived); })};
}

std::vector<FieldSpec<PaymentType>> fieldsOf(const PaymentType &) { return fieldsOfNamed<PaymentType>(); }
std::vector<FieldSpec<CashRegister>> fieldsOf(const CashRegister &) { return fieldsOfNamed<CashRegister>(); }

std::vector<FieldSpec<LedgerSettings>> fieldsOf(const LedgerSettings &)
{
    using T = LedgerSettings;
    return {field<&T::receiptNumbers, T>(TALLY_ENTRY("Receipt numbers"), [](const T &t) { return SettingsWords::receiptNumbers(t.receiptNumbers); }),
            field<&T::cashRegisters, T>(TALLY_ENTRY("Cash registers"), [](const T &t) { return t.cashRegisters ? EntryText::tr("needed for cash") : EntryText::tr("not used"); }),
            field<&T::warnAboveMinor, T>(TALLY_ENTRY("Ask again above"), [](const T &t) { return SettingsWords::amount(t.warnAboveMinor, EntryText::tr("never")); }),
            field<&T::refuseAboveMinor, T>(TALLY_ENTRY("Refuse above"), [](const T &t) { return SettingsWords::amount(t.refuseAboveMinor, EntryText::tr("never")); }),
            field<&T::approvalLadder, T>(TALLY_ENTRY("Approval ladder"), [](const T &t) { return SettingsWords::ladder(t.approvalLadder); })};
}

std::vector<FieldSpec<Person>> fieldsOf(const Person &)
{
    using T = Person;
    return {field<&T::displayName, T>(TALLY_ENTRY("Name"), [](const T &t) { return t.displayName.isEmpty() ? t.name : t.displayName; }),
            field<&T::roles, T>(TALLY_ENTRY("Roles"), [](const T &t) { return SettingsWords::roles(t.roles); }),
            field<&T::postingLimitMinor, T>(TALLY_ENTRY("Largest posting"), [](const T &t) { return SettingsWords::amount(t.postingLimitMinor, EntryText::tr("no limit")); }),
            field<&T::active, T>(TALLY_ENTRY("State"), [](const T &t) { return t.active ? EntryText::tr("active") : EntryText::tr("may not sign in"); })};
}

template <class T>
QString codeOrName(const T &entry)
{
    if constexpr (requires { entry.code; })
        return entry.code;
    else if constexpr (requires { entry.name; })
        return entry.name;
    else
        return {};
}

/// Calls `f` with the three as what they are.
template <class F>
auto together(const SettingsEntry &before, const SettingsEntry &mine, const SettingsEntry &theirs, F f)
{
    Q_ASSERT(before.index() == mine.index() && mine.index() == theirs.index());
    return std::visit([&](const auto &b) {
        using T = std::remove_cvref_t<decltype(b)>;
        return f(b, std::get<T>(mine), std::get<T>(theirs));
    }, before);
}

} // namespace

EntryKind kindOf(const SettingsEntry &entry) { return EntryKind(int(entry.index())); }

QString keyOf(const SettingsEntry &entry)
{
    return std::visit([](const auto &which) { return codeOrName(which); }, entry);
}

QString nameOf(const SettingsEntry &entry)
{
    if (const auto *type = std::get_if<LineType>(&entry))
        return Words::label(*type);
    if (const auto *type = std::get_if<PaymentType>(&entry))
        return Words::label(*type);
    if (const auto *cashRegister = std::get_if<CashRegister>(&entry))
        return cashRegister->label;
    if (const auto *person = std::get_if<Person>(&entry))
        return person->displayName.isEmpty() ? person->name : person->displayName;
    return {};
}

QString codeFor(const QString &name)
{
    constexpr qsizetype longest = 40;
    QString code;
    for (const QChar letter : name.trimmed().normalized(QString::NormalizationForm_D).toUpper()) {
        if ((letter >= u'A' && letter <= u'Z') || (letter >= u'0' && letter <= u'9'))
            code += letter;
        else if (!code.isEmpty() && !code.endsWith(u'_') && letter.category() != QChar::Mark_NonSpacing)
            code += u'_';
    }
    code.truncate(longest);
    while (code.endsWith(u'_'))
        code.chop(1);
    return code;
}

SettingsEntry tidied(SettingsEntry entry)
{
    std::visit([](auto &which) {
        if constexpr (requires { which.label; }) {
            which.label = which.label.trimmed();
            which.code = which.code.trimmed().isEmpty() ? codeFor(which.label) : which.code.trimmed().toUpper();
        } else if constexpr (requires { which.displayName; }) {
            which.name = which.name.trimmed();
            which.displayName = which.displayName.trimmed();
        }
    }, entry);
    return entry;
}

std::vector<SettingsEntry> entriesOf(const LedgerRules &rules, EntryKind kind)
{
    const auto all = [](const auto &list) { return std::vector<SettingsEntry>(list.begin(), list.end()); };
    switch (kind) {
    case EntryKind::LineType: return all(rules.types.lineTypes);
    case EntryKind::PaymentType: return all(rules.types.paymentTypes);
    case EntryKind::CashRegister: return all(rules.types.cashRegisters);
    case EntryKind::Settings: return {rules.settings};
    case EntryKind::Person: return {};
    }
    Q_UNREACHABLE();
}

const SettingsEntry *findEntry(const std::vector<SettingsEntry> &entries, const QString &key)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const SettingsEntry &entry) { return keyOf(entry) == key; });
    return found == entries.end() ? nullptr : &*found;
}

std::vector<EntryDifference> differences(const SettingsEntry &before, const SettingsEntry &mine, const SettingsEntry &theirs)
{
    return together(before, mine, theirs, [](const auto &b, const auto &m, const auto &t) {
        std::vector<EntryDifference> found;
        for (const auto &spec : fieldsOf(b)) {
            if (!spec.same(m, t))
                found.push_back({.label = EntryText::tr(spec.label), .mine = spec.words(m), .theirs = spec.words(t), .changedByMe = !spec.same(m, b)});
        }
        return found;
    });
}

SettingsEntry merged(const SettingsEntry &before, const SettingsEntry &mine, const SettingsEntry &theirs)
{
    return together(before, mine, theirs, [](const auto &b, const auto &m, const auto &t) -> SettingsEntry {
        auto result = t;
        for (const auto &spec : fieldsOf(b)) {
            if (!spec.same(m, b))
                spec.copy(m, result);
        }
        return result;
    });
}

bool isContested(const SettingsEntry &before, const SettingsEntry &mine, const SettingsEntry &theirs)
{
    return together(before, mine, theirs, [](const auto &b, const auto &m, const auto &t) {
        const auto specs = fieldsOf(b);
        return std::any_of(specs.begin(), specs.end(),
                           [&](const auto &spec) { return !spec.same(m, b) && !spec.same(t, b) && !spec.same(m, t); });
    });
}

} // namespace Tally
