// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress.h"

#include <QLocale>

#include <cstdio>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr qint64 linesEveryMs = 30'000;

bool isTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(fileno(stderr)) != 0;
#endif
}

} // namespace

Progress::Progress(QTextStream &err, QString what) : m_err{err}, m_what{std::move(what)}, m_terminal{isTerminal()}
{
    m_sinceLine.start();
}

Progress::~Progress()
{
    if (m_shown.isEmpty())
        return;
    m_err << '\r' << QString(m_shown.size(), u' ') << '\r';
    m_err.flush();
}

void Progress::showPercent(int percent) { show(u"%1: %2 %"_s.arg(m_what).arg(percent)); }

void Progress::showCount(qint64 count) { show(u"%1: %2"_s.arg(m_what, QLocale().toString(count))); }

void Progress::showText(const QString &text)
{
    if (m_terminal) {
        show(text);
    } else if (m_sinceLine.elapsed() >= linesEveryMs) {
        m_sinceLine.restart();
        m_err << text << '\n';
        m_err.flush();
    }
}

void Progress::show(const QString &text)
{
    if (!m_terminal || text == m_shown)
        return;
    // A longer text before this one is wiped out.
    m_err << '\r' << text.leftJustified(m_shown.size(), u' ');
    m_err.flush();
    m_shown = text;
}

} // namespace Tally
