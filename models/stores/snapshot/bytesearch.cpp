// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stores/snapshot/bytesearch.h"

#include <QtGlobal>

#include <cstddef>
#include <cstring>

// GCC on Windows does not align the stack for registers of 32 bytes, so a spilled one would end the program there.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(_WIN32)
#define TALLY_HAS_AVX2 1
#include <immintrin.h>
#else
#define TALLY_HAS_AVX2 0
#endif

namespace Tally {

const char *findBytesPortable(const char *from, const char *end, std::string_view needle)
{
    const std::string_view text(from, std::size_t(end - from));
    const std::size_t place = text.find(needle);
    return place == std::string_view::npos ? end : from + place;
}

#if TALLY_HAS_AVX2
namespace {

/// Looks at 32 places at once: where the needle's first and last byte stand at the right distance, the rest is compared.
__attribute__((target("avx2"))) const char *findBytesAvx2(const char *from, const char *end, std::string_view needle)
{
    const std::size_t last = needle.size() - 1;
    const __m256i firstByte = _mm256_set1_epi8(needle.front());
    const __m256i lastByte = _mm256_set1_epi8(needle.back());
    const char *at = from;
    for (; end - at >= std::ptrdiff_t(last + 32); at += 32) {
        const __m256i heads = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at));
        const __m256i tails = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at + last));
        const __m256i both = _mm256_and_si256(_mm256_cmpeq_epi8(heads, firstByte), _mm256_cmpeq_epi8(tails, lastByte));
        for (auto places = quint32(_mm256_movemask_epi8(both)); places != 0; places &= places - 1) {
            const char *candidate = at + __builtin_ctz(places);
            if (std::memcmp(candidate, needle.data(), needle.size()) == 0)
                return candidate;
        }
    }
    return findBytesPortable(at, end, needle);
}

} // namespace
#endif

const char *findBytes(const char *from, const char *end, std::string_view needle)
{
#if TALLY_HAS_AVX2
    static const bool hasAvx2 = __builtin_cpu_supports("avx2") != 0;
    if (hasAvx2)
        return findBytesAvx2(from, end, needle);
#endif
    return findBytesPortable(from, end, needle);
}

} // namespace Tally
