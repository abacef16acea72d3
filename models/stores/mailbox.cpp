// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/mailbox.h"

namespace Tally {

QEvent::Type Mailbox::Letter::type()
{
    static const int type = QEvent::registerEventType();
    return QEvent::Type(type);
}

bool Mailbox::event(QEvent *event)
{
    Handover::take(event);
    if (event->type() != Letter::type())
        return QObject::event(event);
    static_cast<Letter *>(event)->run();
    return true;
}

} // namespace Tally
