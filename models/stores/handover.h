// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void *address);
extern "C" void __tsan_release(void *address);
#endif

/// Where one thread gives another what it made, by an event or a future of Qt. Those do order the two, but inside a library that
/// ThreadSanitizer does not see into; these tell it. Otherwise they do nothing.
namespace Tally::Handover {

/// Behind the last touch of what is given away under that address.
inline void give([[maybe_unused]] const void *what)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_release(const_cast<void *>(what));
#endif
}

/// Before the first touch of it on the other thread.
inline void take([[maybe_unused]] const void *what)
{
#if defined(__SANITIZE_THREAD__)
    __tsan_acquire(const_cast<void *>(what));
#endif
}

/// What all answers go by, because a QFuture has no address that both sides know.
inline const char answers = 0;

} // namespace Tally::Handover
