// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace Tally {

/// Ctrl+C in a terminal, or a request to end, told on the event loop instead of ending the program, for as long as this object lives.
/// It is told once; whoever asks again ends the program as usual. At most one of these at a time.
class Interrupt final : public QObject
{
    Q_OBJECT
public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

signals:
    void asked();
};

} // namespace Tally
