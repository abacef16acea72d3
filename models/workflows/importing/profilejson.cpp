// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/profilejson.h"

#include "models/domain/linetypes.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

using Json = nlohmann::json;

QString tr(const char *text)
{
    return QCoreApplication::translate("Tally::ImportProfile", text);
}

QString quoted(const QString &text)
{
    return u'\u201c' + text + u'\u201d';
}

constexpr std::array knownKeys{"name", "title", "kind", "encoding", "separator", "dateFormat", "decimalSeparator",
                               "groupSeparator", "currency", "accountType", "debitType", "paymentType", "columns"};

/// Reads key by key and keeps the first fault; after it every answer is empty.
class Reader
{
public:
    explicit Reader(const Json &root) : m_root{root} {}

    [[nodiscard]] std::optional<Error> fault() const { return m_fault; }
    [[nodiscard]] bool has(const char *key) const { return m_root.contains(key); }

    QString text(const char *key, const QString &otherwise = {})
    {
        const QString name = QString::fromLatin1(key);
        if (!m_root.contains(key)) {
            if (otherwise.isNull())
                refuse(name, {}, tr("The profile lacks the key %1.").arg(quoted(name)));
            return otherwise;
        }
        const Json &value = m_root.at(key);
        if (!value.is_string()) {
            refuse(name, QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace)),
                   tr("The profile's key %1 must be a text.").arg(quoted(name)));
            return {};
        }
        return QString::fromStdString(value.get_ref<const std::string &>());
    }

    void refuse(const QString &key, const QString &value, const QString &sentence)
    {
        if (!m_fault)
            m_fault = Error{.kind = ErrorKind::Invalid, .detail = sentence, .field = key, .value = value};
    }

    /// Refuses `value` as none of what the key allows.
    void refuseWord(const QString &key, const QString &value, const QString &allowed)
    {
        refuse(key, value,
               //: %1 is a key, %2 what stands there, %3 the list of what may stand there.
               tr("The profile's key %1 says %2, but it can only say %3.").arg(quoted(key), quoted(value), allowed));
    }

private:
    const Json &m_root;
    std::optional<Error> m_fault;
};

void readKind(Reader &reader, ImportProfile &profile)
{
    const QString kind = reader.text("kind");
    if (kind == "accounts"_L1)
        profile.kind = ImportKind::Accounts;
    else if (kind == "invoices"_L1)
        profile.kind = ImportKind::Invoices;
    else
        reader.refuseWord(u"kind"_s, kind, u"accounts, invoices"_s);
}

void readCsv(Reader &reader, ImportProfile &profile)
{
    const QString encoding = reader.text("encoding", u"auto"_s).toLower();
    if (encoding == "auto"_L1)
        profile.csv.encoding = CsvEncoding::Auto;
    else if (encoding == "utf-8"_L1 || encoding == "utf8"_L1)
        profile.csv.encoding = CsvEncoding::Utf8;
    else if (encoding == "windows-1252"_L1)
        profile.csv.encoding = CsvEncoding::Windows1252;
    else
        reader.refuseWord(u"encoding"_s, encoding, u"auto, utf-8, windows-1252"_s);

    const QString separator = reader.text("separator", u","_s);
    if (separator == ","_L1 || separator == ";"_L1 || separator == "\t"_L1)
        profile.csv.separator = separator.front();
    else if (separator == "tab"_L1)
        profile.csv.separator = u'\t';
    else
        reader.refuseWord(u"separator"_s, separator, u", ; tab"_s);
}

void readDates(Reader &reader, ImportProfile &profile)
{
    const QString pattern = reader.text("dateFormat", u"yyyy-MM-dd"_s);
    if (const auto format = DateFormat::fromPattern(pattern))
        profile.dates = *format;
    else
        reader.refuseWord(u"dateFormat"_s, pattern, tr("iso, or a pattern of d or dd, M, MM or MMM, and yyyy"));
}

void readNumbers(Reader &reader, ImportProfile &profile)
{
    const QString decimal = reader.text("decimalSeparator", u"."_s);
    if (decimal == "."_L1 || decimal == ","_L1)
        profile.numbers.decimal = decimal.front();
    else
        reader.refuseWord(u"decimalSeparator"_s, decimal, u". ,"_s);

    const QString group = reader.text("groupSeparator", u""_s);
    if (group.isEmpty())
        profile.numbers.group = QChar();
    else if (group.size() == 1 && u",.' \u00a0\u202f\u2019"_s.contains(group))
        profile.numbers.group = group.front();
    else
        reader.refuseWord(u"groupSeparator"_s, group, tr("nothing, a comma, a point, an apostrophe or a space"));
    if (group == decimal)
        reader.refuse(u"groupSeparator"_s, group, tr("The profile's decimal and group separators are the same."));

    const QString currency = reader.text("currency", u"GBP"_s);
    if (const auto known = Currency::fromCode(currency))
        profile.currency = *known;
    else
        reader.refuse(u"currency"_s, currency, tr("The profile's currency %1 is not known.").arg(quoted(currency)));
}

void readTypes(Reader &reader, ImportProfile &profile)
{
    for (const char *key : {"accountType", "debitType", "paymentType"}) {
        if (reader.has(key) && profile.kind != ImportKind::Invoices)
            reader.refuse(QString::fromLatin1(key), {}, tr("Only a profile of invoices has the key %1.").arg(quoted(QString::fromLatin1(key))));
    }
    const QString account = reader.text("accountType", u"Sundry"_s);
    if (const auto type = accountTypeFromCode(account))
        profile.accountType = *type;
    else
        reader.refuse(u"accountType"_s, account, tr("There is no account type %1.").arg(quoted(account)));

    const TypeCatalogue &types = TypeCatalogue::builtIn();
    const QString debit = reader.text("debitType", u"SUNDRY"_s);
    if (const LineType *type = types.find(debit, LineKind::Debit); type != nullptr && type->byHand)
        profile.debitType = type->code;
    else
        reader.refuse(u"debitType"_s, debit, tr("There is no charge type %1.").arg(quoted(debit)));
    const QString payment = reader.text("paymentType", u"BANK_TRANSFER"_s);
    if (const PaymentType *type = types.findPayment(payment))
        profile.paymentType = type->code;
    else
        reader.refuse(u"paymentType"_s, payment, tr("There is no payment type %1.").arg(quoted(payment)));
}

void readColumns(Reader &reader, const Json &root, ImportProfile &profile)
{
    const auto columns = root.find("columns");
    if (columns == root.end() || !columns->is_object()) {
        reader.refuse(u"columns"_s, {}, tr("The profile's key %1 must list which column holds what.").arg(quoted(u"columns"_s)));
        return;
    }
    const auto keys = importKeys(profile.kind);
    for (const auto &[key, header] : columns->items()) {
        const QString name = u"columns."_s + QString::fromStdString(key);
        const bool known = std::any_of(keys.begin(), keys.end(), [&key](const ImportKey &own) { return key == own.key; });
        if (!known)
            reader.refuse(name, {}, tr("The profile's key %1 is not one an import of this kind knows.").arg(quoted(name)));
        else if (!header.is_string() || header.get_ref<const std::string &>().empty())
            reader.refuse(name, {}, tr("The profile's key %1 must be the header of a column.").arg(quoted(name)));
        else
            profile.setHeader(QString::fromStdString(key), QString::fromStdString(header.get_ref<const std::string &>()).trimmed());
    }
    for (const ImportKey &key : keys) {
        const QString name = QString::fromLatin1(key.key);
        if (key.required && profile.header(name).isEmpty())
            reader.refuse(u"columns."_s + name, {}, tr("The profile lacks the key %1.").arg(quoted(u"columns."_s + name)));
    }
}

void refuseUnknown(Reader &reader, const Json &root)
{
    for (const auto &[key, value] : root.items()) {
        const bool known = std::any_of(knownKeys.begin(), knownKeys.end(), [&key](const char *own) { return key == own; });
        const QString name = QString::fromStdString(key);
        if (!known)
            reader.refuse(name, {}, tr("The profile has a key %1, which no profile has.").arg(quoted(name)));
    }
}

} // namespace

Result<ImportProfile> profileFromJson(const QByteArray &json)
{
    const Json root = Json::parse(json.begin(), json.end(), nullptr, false);
    if (!root.is_object())
        return Error{.kind = ErrorKind::Invalid, .detail = tr("The profile is not a JSON object."), .field = {}, .value = {}};
    Reader reader(root);
    ImportProfile profile;
    refuseUnknown(reader, root);
    profile.name = reader.text("name").trimmed();
    if (profile.name.isEmpty() || profile.name.size() > 60)
        reader.refuse(u"name"_s, profile.name, tr("A profile's name has 1 to 60 characters."));
    profile.title = reader.text("title", profile.name.isNull() ? u""_s : profile.name);
    readKind(reader, profile);
    readCsv(reader, profile);
    readDates(reader, profile);
    readNumbers(reader, profile);
    readTypes(reader, profile);
    readColumns(reader, root, profile);
    if (const auto fault = reader.fault())
        return *fault;
    return profile;
}

} // namespace Tally
