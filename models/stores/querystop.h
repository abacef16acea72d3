// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>

namespace Tally {

/// How one tells a store that nobody waits for a question any more. A copy is about the same question; any thread may stop it.
/// What was stopped answers Cancelled, unless it was done already.
class QueryStop final
{
    struct State
    {
        std::atomic_bool stopped = false;
        std::mutex guard;                        ///< of interrupts
        std::map<const void *, std::function<void()>> interrupts;   ///< one for each thread at work on the question
    };

public:
    void stop() const
    {
        m_state->stopped = true;
        const std::lock_guard lock(m_state->guard);
        for (const auto &[running, interrupt] : m_state->interrupts)
            interrupt();
    }
    [[nodiscard]] bool isStopped() const { return m_state->stopped; }
    /// For a loop that looks now and then; valid while this object lives.
    [[nodiscard]] const std::atomic_bool &flag() const { return m_state->stopped; }

    /// While the store works on the question: stop() then also calls `interrupt`, which must be callable from any thread.
    class Running final
    {
    public:
        Running(const QueryStop &stop, std::function<void()> interrupt) : m_state{stop.m_state}
        {
            const std::lock_guard lock(m_state->guard);
            m_state->interrupts[this] = std::move(interrupt);
        }
        ~Running()
        {
            const std::lock_guard lock(m_state->guard);
            m_state->interrupts.erase(this);
        }
        Running(const Running &) = delete;
        Running &operator=(const Running &) = delete;

    private:
        std::shared_ptr<State> m_state;
    };

private:
    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace Tally
