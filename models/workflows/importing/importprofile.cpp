// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/importing/importprofile.h"

#include "models/workflows/importing/profilejson.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

/// The resource is in a static library: nothing else would make the linker keep it. Q_INIT_RESOURCE must stand outside
/// any namespace.
static void keepTallystickProfiles()
{
    Q_INIT_RESOURCE(tallystick_profiles);
}

#define TALLY_KEY(text) QT_TRANSLATE_NOOP("Tally::ImportKey", text)

namespace Tally {
namespace {

constexpr std::array accountKeys{
    ImportKey{"holder", TALLY_KEY("Holder's reference"), true},
    ImportKey{"accountType", TALLY_KEY("Account type"), true},
    ImportKey{"name", TALLY_KEY("Holder's name")},
    ImportKey{"paymentReference", TALLY_KEY("Payment reference")},
    ImportKey{"rentGroupType", TALLY_KEY("Rent group")},
    ImportKey{"agreementType", TALLY_KEY("Agreement type")},
    ImportKey{"targetType", TALLY_KEY("Target type")},
    ImportKey{"targetId", TALLY_KEY("Target")},
    ImportKey{"tenureId", TALLY_KEY("Tenure")},
    ImportKey{"fullAddress", TALLY_KEY("Address")},
    ImportKey{"patch", TALLY_KEY("Patch")},
    ImportKey{"startDate", TALLY_KEY("Start date")},
    ImportKey{"endDate", TALLY_KEY("End date")},
    ImportKey{"endReasonCode", TALLY_KEY("End reason")},
    ImportKey{"accountStatus", TALLY_KEY("Status")},
    ImportKey{"balance", TALLY_KEY("Balance")},
    ImportKey{"currency", TALLY_KEY("Currency")},
};

constexpr std::array invoiceKeys{
    ImportKey{"holder", TALLY_KEY("Holder's reference"), true},
    ImportKey{"name", TALLY_KEY("Holder's name")},
    ImportKey{"invoiceNumber", TALLY_KEY("Invoice number"), true},
    ImportKey{"invoiceDate", TALLY_KEY("Invoice date"), true},
    ImportKey{"dueDate", TALLY_KEY("Due date")},
    ImportKey{"invoiceAmount", TALLY_KEY("Invoice amount"), true},
    ImportKey{"disputed", TALLY_KEY("Disputed")},
    ImportKey{"settledDate", TALLY_KEY("Date of settlement")},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("Tally::ImportProfile", text);
}

const QStringList &builtInNames()
{
    static const QStringList names{u"accounts"_s, u"accounts-receivable"_s};
    return names;
}

Result<ImportProfile> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{.kind = ErrorKind::CannotOpen,
                     .detail = translated("The profile %1 cannot be read: %2.").arg(path, file.errorString()),
                     .field = {},
                     .value = path};
    }
    return ImportProfile::fromJson(file.readAll());
}

Result<ImportProfile> readBuiltIn(const QString &name)
{
    keepTallystickProfiles();
    return read(u":/profiles/"_s + name + u".json"_s);
}

} // namespace

std::span<const ImportKey> importKeys(ImportKind kind)
{
    if (kind == ImportKind::Accounts)
        return accountKeys;
    return invoiceKeys;
}

QString ImportProfile::header(QStringView key) const
{
    const auto found = std::find_if(columns.begin(), columns.end(), [key](const ImportMapping &m) { return m.key == key; });
    return found == columns.end() ? QString() : found->header;
}

void ImportProfile::setHeader(const QString &key, const QString &header)
{
    std::erase_if(columns, [&key](const ImportMapping &m) { return m.key == key; });
    if (header.isEmpty())
        return;
    columns.push_back({.key = key, .header = header});
    const auto keys = importKeys(kind);
    const auto place = [keys](const ImportMapping &mapping) {
        return std::find_if(keys.begin(), keys.end(),
                            [&](const ImportKey &own) { return mapping.key == QLatin1StringView(own.key); })
            - keys.begin();
    };
    std::stable_sort(columns.begin(), columns.end(),
                     [&place](const ImportMapping &a, const ImportMapping &b) { return place(a) < place(b); });
}

Result<ImportProfile> ImportProfile::load(const QString &nameOrFile)
{
    if (builtInNames().contains(nameOrFile))
        return readBuiltIn(nameOrFile);
    if (QFile::exists(nameOrFile))
        return read(nameOrFile);
    return Error{.kind = ErrorKind::NotFound,
                 .detail = translated("There is no profile and no profile file %1. The profiles are %2.")
                               .arg(nameOrFile, builtInNames().join(u", "_s)),
                 .field = {},
                 .value = nameOrFile};
}

std::vector<ImportProfile> ImportProfile::builtIn()
{
    std::vector<ImportProfile> profiles;
    for (const QString &name : builtInNames()) {
        auto profile = readBuiltIn(name);
        Q_ASSERT(profile.ok());
        if (profile)
            profiles.push_back(*std::move(profile));
    }
    return profiles;
}

Result<ImportProfile> ImportProfile::fromJson(const QByteArray &json)
{
    return profileFromJson(json);
}

} // namespace Tally
