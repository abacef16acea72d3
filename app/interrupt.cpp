// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupt.h"

#include <atomic>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <QSocketNotifier>

#include <csignal>
#include <unistd.h>
#endif

namespace Tally {
namespace {

#ifdef Q_OS_WIN

// What Windows calls knows nothing but its own address.
std::atomic<Interrupt *> listener = nullptr;

BOOL WINAPI hear(DWORD)
{
    // On a thread of its own.
    Interrupt *told = listener.exchange(nullptr);
    if (told == nullptr)
        return FALSE;
    QMetaObject::invokeMethod(told, &Interrupt::asked, Qt::QueuedConnection);
    return TRUE;
}

#else

constexpr int heard[] = {SIGINT, SIGTERM};
// A signal handler knows nothing but its own address, and may do little more than write a byte.
std::atomic_int writeEnd = -1;
int readEnd = -1;

void usual()
{
    for (const int number : heard)
        std::signal(number, SIG_DFL);
}

extern "C" void hear(int)
{
    usual();
    const char byte = 0;
    if (::write(writeEnd, &byte, 1) != 1)
        std::_Exit(1);
}

#endif

} // namespace

#ifdef Q_OS_WIN

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    listener = this;
    SetConsoleCtrlHandler(hear, TRUE);
}

Interrupt::~Interrupt()
{
    SetConsoleCtrlHandler(hear, FALSE);
    listener = nullptr;
}

#else

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return;                            // the usual end is all that is left
    readEnd = ends[0];
    writeEnd = ends[1];
    auto *notifier = new QSocketNotifier(readEnd, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        emit asked();
    });
    for (const int number : heard)
        std::signal(number, hear);
}

Interrupt::~Interrupt()
{
    if (writeEnd < 0)
        return;
    usual();
    qDeleteAll(children());
    ::close(writeEnd.exchange(-1));
    ::close(readEnd);
}

#endif

} // namespace Tally
