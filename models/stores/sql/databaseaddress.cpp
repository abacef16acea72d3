// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/sql/databaseaddress.h"

#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr int standardPort = 5432;

const QStringList tlsModes{u"disable"_s, u"allow"_s, u"prefer"_s, u"require"_s, u"verify-ca"_s, u"verify-full"_s};

/// The texts never repeat the address: it may hold the very password that is refused.
Error refused(const QString &why)
{
    return {.kind = ErrorKind::Invalid, .detail = why, .field = u"database"_s};
}

bool isThisComputer(const QString &host)
{
    return host.isEmpty() || host == "localhost"_L1 || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

/// Who libpq would sign in as by itself.
QString usualUser()
{
    const QString chosen = qEnvironmentVariable("PGUSER");
    return chosen.isEmpty() ? qEnvironmentVariable("USER") : chosen;
}

/// libpq's own quoting of a value.
QString quoted(QString value)
{
    return u'\'' + value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s) + u'\'';
}

} // namespace

Result<DatabaseAddress> DatabaseAddress::parse(const QString &text)
{
    if (!text.startsWith("postgresql:"_L1) && !text.startsWith("postgres:"_L1))
        return ofFile(text);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || !text.contains("://"_L1))
        return refused(u"an address looks like postgresql://user@host/database"_s);
    const QUrlQuery options(url);
    if (!url.password().isEmpty() || url.userInfo(QUrl::FullyEncoded).contains(u':') || options.hasQueryItem(u"password"_s))
        return refused(u"an address holds no password: it is asked for, or stands in a PGPASSFILE"_s);
    DatabaseAddress address;
    address.m_backend = Backend::Postgres;
    address.m_user = url.userName().isEmpty() ? usualUser() : url.userName();
    address.m_host = url.host();
    address.m_port = url.port(standardPort);
    address.m_name = url.path().mid(1);
    if (address.m_name.isEmpty() || address.m_name.contains(u'/'))
        return refused(u"an address names one database behind the host"_s);
    if (address.m_user.isEmpty())
        return refused(u"an address names the user"_s);
    // A plain connection over a network is only made when it is asked for.
    address.m_tlsMode = isThisComputer(address.m_host) ? u"prefer"_s : u"require"_s;
    for (const auto &[key, value] : options.queryItems(QUrl::FullyDecoded)) {
        if (key == "sslmode"_L1 && tlsModes.contains(value))
            address.m_tlsMode = value;
        else if (key == "sslrootcert"_L1 && !value.contains(u';'))
            address.m_rootCertificate = value;
        else
            return refused(u"the option %1 is not known here, or has no such value"_s.arg(key));
    }
    return address;
}

DatabaseAddress DatabaseAddress::ofFile(const QString &path)
{
    DatabaseAddress address;
    address.m_file = path;
    return address;
}

QString DatabaseAddress::tlsOptions() const
{
    QString options = u"sslmode="_s + m_tlsMode;
    if (!m_rootCertificate.isEmpty())
        options += u";sslrootcert="_s + quoted(m_rootCertificate);
    return options;
}

QString DatabaseAddress::libpqText() const
{
    // Each value is named, so that nothing of the environment takes its place.
    QString text = u"port=%1 user=%2 dbname=%3 "_s.arg(QString::number(m_port), quoted(m_user), quoted(m_name));
    if (!m_host.isEmpty())
        text += u"host=%1 "_s.arg(quoted(m_host));
    return text + tlsOptions().replace(u';', u' ');
}

QString DatabaseAddress::text() const
{
    if (m_backend == Backend::Sqlite)
        return m_file;
    QUrl url;
    url.setScheme(u"postgresql"_s);
    url.setUserName(m_user);
    url.setHost(m_host);
    if (m_port != standardPort)
        url.setPort(m_port);
    url.setPath(u'/' + m_name);
    QUrlQuery options;
    options.addQueryItem(u"sslmode"_s, m_tlsMode);
    if (!m_rootCertificate.isEmpty())
        options.addQueryItem(u"sslrootcert"_s, m_rootCertificate);
    url.setQuery(options);
    return url.toString(QUrl::FullyEncoded);
}

QString DatabaseAddress::shortName() const
{
    return m_backend == Backend::Sqlite ? QFileInfo(m_file).fileName() : m_name;
}

QString DatabaseAddress::kind() const
{
    return m_backend == Backend::Sqlite ? u"SQLite"_s : u"PostgreSQL"_s;
}

} // namespace Tally
