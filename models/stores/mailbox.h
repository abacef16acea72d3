// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stores/handover.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>

#include <memory>
#include <utility>

namespace Tally {

/// Functions for one thread to run, in the order they were posted, by any thread: each in a turn of the event loop of the thread this
/// object lives in, and none once it is gone. What a function holds is made on one thread and used and freed on the other.
class Mailbox final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    template <class F>
    void post(F run)
    {
        auto letter = std::make_unique<LetterOf<F>>(std::move(run));
        Handover::give(letter.get());
        QCoreApplication::postEvent(this, letter.release());
    }

    bool event(QEvent *event) override;

private:
    class Letter : public QEvent
    {
    public:
        Letter() : QEvent(type()) {}
        [[nodiscard]] static QEvent::Type type();
        virtual void run() = 0;
    };

    template <class F>
    class LetterOf final : public Letter
    {
    public:
        explicit LetterOf(F run) : m_run{std::move(run)} {}
        void run() override { m_run(); }

    private:
        F m_run;
    };
};

} // namespace Tally
