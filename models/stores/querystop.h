// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace Tally {

/// Stops what somebody else's connection is doing. Callable from any thread.
struct Interrupter
{
    std::function<void()> stop;
    bool waitsForNetwork = false;                ///< it may be long before stop() comes back
};

/// How one tells a store that nobody waits for a question any more. A copy is about the same question; any thread may stop it.
/// What was stopped answers Cancelled, unless it was done already.
class QueryStop final
{
    struct State
    {
        std::atomic_bool stopped = false;
        std::atomic_bool waits = false;          ///< one of the interrupts may wait for the network
        std::mutex guard;                        ///< of interrupts
        std::map<const void *, Interrupter> interrupts;   ///< one for each thread at work on the question

        void interrupt(bool waiting)
        {
            const std::lock_guard lock(guard);
            for (const auto &[running, interrupter] : interrupts) {
                if (waiting || !interrupter.waitsForNetwork)
                    interrupter.stop();
            }
        }
    };

public:
    /// Waits for no network: where that is needed a thread of its own does it, and the question's end waits for that one, so that what is
    /// asked next on the connection is not stopped in its place.
    void stop() const
    {
        if (m_state->stopped.exchange(true))
            return;
        // Whoever begins after the line above sees it stopped and needs no interrupt.
        if (m_state->waits)
            std::thread([state = m_state] { state->interrupt(true); }).detach();
        else
            m_state->interrupt(false);
    }
    [[nodiscard]] bool isStopped() const { return m_state->stopped; }
    /// For a loop that looks now and then; valid while this object lives.
    [[nodiscard]] const std::atomic_bool &flag() const { return m_state->stopped; }

    /// While the store works on the question: stop() then also interrupts, unless it was called before; so look at isStopped() then.
    class Running final
    {
    public:
        Running(const QueryStop &stop, Interrupter interrupter) : m_state{stop.m_state}
        {
            if (interrupter.waitsForNetwork)
                m_state->waits = true;
            const std::lock_guard lock(m_state->guard);
            m_state->interrupts[this] = std::move(interrupter);
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
