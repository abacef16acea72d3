// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/council/places.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Tally::Council {
namespace {

constexpr std::array<QStringView, 12> patches{u"North 1", u"North 2", u"North 3", u"South 1", u"South 2", u"South 3",
                                              u"East 1", u"East 2", u"East 3", u"West 1", u"West 2", u"West 3"};

// Street i belongs to patch i modulo 12, so every patch has six.
constexpr std::array<QStringView, 72> streets{
    u"Larkspur Road", u"Cooper’s Yard", u"Tannery Lane", u"Wexcombe Street", u"Millrace Road", u"Sorrel Close",
    u"Bellfounder Street", u"Oatfield Avenue", u"Pargeter Road", u"Quince Gardens", u"Ropewalk Street", u"Saltmarsh Road",
    u"Thimble Lane", u"Ullin Street", u"Vetch Close", u"Wainwright Road", u"Yarrow Street", u"Almoner’s Row",
    u"Bracken Hill Road", u"Candlewick Street", u"Dyer’s Lane", u"Eelmarket Road", u"Fuller Street", u"Gannet Grove",
    u"Hopkiln Road", u"Inkpen Street", u"Juniper Walk", u"Kilnside Road", u"Limeburner Lane", u"Madder Street",
    u"Netmaker Road", u"Osier Gardens", u"Plover Street", u"Quoin Lane", u"Reedcutter Road", u"Shearwater Street",
    u"Tallow Hill", u"Umber Road", u"Verger’s Lane", u"Withy Street", u"Yeoman Road", u"Ashlar Street",
    u"Barleymow Lane", u"Chandler Road", u"Drover Street", u"Ember Close", u"Furrow Road", u"Gorse Street",
    u"Harrow Bank", u"Islet Road", u"Jackdaw Lane", u"Kestrel Street", u"Linnet Road", u"Mulberry Rise",
    u"Nettlebed Street", u"Orchard Ley", u"Pottery Road", u"Quarryman Street", u"Rushlight Lane", u"Skylark Road",
    u"Teasel Street", u"Underbank Road", u"Viaduct Street", u"Weaver’s Rise", u"Yewtree Road", u"Anvil Street",
    u"Bargeman Lane", u"Cordwainer Road", u"Damson Street", u"Elderflower Way", u"Flintknapper Road", u"Glover Street"};

constexpr std::array<QStringView, 20> blocks{u"Heron House", u"Alder Court", u"Bittern House", u"Cedar Point", u"Dunlin Court",
                                             u"Elm House", u"Fulmar Court", u"Garnet House", u"Hazel Court", u"Ibis House",
                                             u"Jasper Court", u"Kingfisher House", u"Lapwing Court", u"Maple House", u"Nuthatch Court",
                                             u"Osprey House", u"Petrel Court", u"Rowan House", u"Swift Court", u"Teal House"};

// The letters the second half of a British postcode uses.
constexpr QStringView postcodeLetters = u"ABDEFGHJLNPQRSTUWXYZ";

/// One postcode for each stretch of twenty house numbers, so that neighbours share it.
QString postcode(qint64 street, qint64 number)
{
    const auto stretch = quint64(street * 11 + number / 20);
    const auto letter = [](quint64 value) { return postcodeLetters.at(qsizetype(value % quint64(postcodeLetters.size()))); };
    return u"TM"_s + QString::number(street % qint64(patches.size()) + 1) + u' ' + QString::number(stretch % 9 + 1)
        + letter(stretch / 9 + 3) + letter(stretch * 7 + 5);
}

/// A plot of a street that is known by a number of its own, "Garage 12".
Place plotIn(Random &random, const QString &what, qint64 most)
{
    const qint64 street = random.between(0, qint64(streets.size()) - 1);
    const qint64 number = random.between(1, most);
    return {.address = u"%1 %2, %3, %4"_s.arg(what).arg(number).arg(streets[std::size_t(street)], postcode(street, 0)),
            .patch = patches[std::size_t(street) % patches.size()].toString()};
}

} // namespace

Place homeIn(Random &random)
{
    const qint64 street = random.between(0, qint64(streets.size()) - 1);
    const qint64 number = random.between(1, 180);
    Place place{.address = {}, .patch = patches[std::size_t(street) % patches.size()].toString(), .flat = random.chance(62)};
    const QString house = u"%1 %2, %3"_s.arg(number).arg(streets[std::size_t(street)], postcode(street, number));
    if (place.flat) {
        // A block stands at one number of the street; which block is the street's and number's affair, not chance's.
        const QStringView block = blocks[std::size_t(street * 7 + number) % blocks.size()];
        place.address = u"Flat %1, %2, %3"_s.arg(random.between(1, 64)).arg(block, house);
    } else {
        place.address = house;
    }
    return place;
}

Place garageIn(Random &random)
{
    return plotIn(random, u"Garage"_s, 48);
}

Place pitchIn(Random &random)
{
    return plotIn(random, u"Pitch"_s, 18);
}

} // namespace Tally::Council
