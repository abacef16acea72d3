// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <cstddef>
#include <memory>
#include <new>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/mman.h>
#endif

namespace Tally {

/// Room for what is large and needed for a moment, in pages of its own, which the system has back at once. From glibc's heap it would
/// not: the free end of the heap of another thread than the first stays with the program, up to twice the largest block it ever had.
template <class T>
struct OwnPages
{
    using value_type = T;
    OwnPages() = default;
    template <class U>
    explicit(false) OwnPages(const OwnPages<U> & /*other*/) {}

    [[nodiscard]] T *allocate(std::size_t count)
    {
#ifdef Q_OS_UNIX
        void *pages = mmap(nullptr, count * sizeof(T), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (pages == MAP_FAILED)
            throw std::bad_alloc();
        return static_cast<T *>(pages);
#else
        return std::allocator<T>().allocate(count);
#endif
    }
    void deallocate(T *pages, std::size_t count)
    {
#ifdef Q_OS_UNIX
        munmap(pages, count * sizeof(T));
#else
        std::allocator<T>().deallocate(pages, count);
#endif
    }

    friend bool operator==(const OwnPages &, const OwnPages &) { return true; }
};

/// Reserve it: each time it grows it takes new pages.
template <class T>
using PagesVector = std::vector<T, OwnPages<T>>;

} // namespace Tally
