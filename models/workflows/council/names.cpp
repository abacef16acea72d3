// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/council/names.h"

#include <QStringView>

#include <array>

using namespace Qt::StringLiterals;

namespace Tally::Council {
namespace {

/// Names separated by single spaces, so that a culture is two lines of text. An underscore is a space within a name.
struct Culture
{
    int share;
    QStringView given;
    QStringView family;
};

constexpr std::array cultures{
    Culture{24, u"Alice Oliver Margaret Jack Susan Harry Emily George Karen Thomas Janet Samuel Charlotte Peter Hannah Derek",
            u"Ashworth Barker Bradshaw Carter Clifton Dawson Ellison Fielding Goodwin Hargreaves Ingham Jessop Kirkby Langley "
            u"Marsden Nuttall Ormerod Pickering Ramsbottom Sutcliffe Thornton Underhill Whitaker Yardley"},
    Culture{5, u"Siân Gareth Carys Rhys Angharad Dafydd Eleri Huw", u"Bevan Cadwallader Gethin Llewellyn Morgan Penry Prosser Tudor Vaughan"},
    Culture{5, u"Aoife Ciarán Niamh Seán Róisín Pádraig Gráinne Eoin", u"Byrne Ó_Briain Doherty Gallagher Kavanagh McCarthy Ní_Dhónaill O’Rourke Sweeney"},
    Culture{4, u"Isla Hamish Fiona Callum Morag Ewan", u"Buchanan Drummond Farquharson Kilbride MacLeod Menzies Urquhart"},
    Culture{9, u"Adaeze Tobi Ngozi Chinedu Folasade Emeka Yetunde Babatunde Amara Kehinde",
            u"Adébáyò Okonkwo Ezenwa Balogun Nwosu Oyelaran Chukwu Fashola Ibekwe Ogunleye Uzoma Akinwande"},
    Culture{6, u"Akosua Kwame Abena Kofi Efua Yaw Esi Kojo", u"Asante Boateng Mensah Owusu Amoah Darko Nkansah Quaye Sarpong"},
    Culture{8, u"Shirin Rafiq Nasrin Jahangir Taslima Kamal Rehana Shafiq Moushumi Tariq",
            u"Choudhury Begum Miah Rahman Khatun Uddin Sarkar Talukdar Majumder Haque"},
    Culture{6, u"Harpreet Gurdeep Manjit Jasleen Simran Balwinder Kulwant Navjot", u"Gill Dhaliwal Sandhu Grewal Bajwa Sidhu Mangat Toor Virk"},
    Culture{4, u"Priya Arjun Meera Nikhil Lakshmi Rohan", u"Patel Iyer Desai Nair Joshi Raghavan Mehta"},
    Culture{6, u"Ayşe Mehmet Zeynep Çağlar Gülşen İbrahim Elif Özgür", u"Yıldız Çelik Öztürk Şahin Güneş Karagöz Aydoğan Doğan Koçak"},
    Culture{6, u"Agnieszka Paweł Małgorzata Łukasz Zofia Wojciech Bożena Michał",
            u"Wiśniewska Dąbrowski Wójcik Zając Jabłoński Szczepaniak Król Gołębiowska Mazur Błaszczyk"},
    Culture{4, u"Anca Bogdan Ileana Ştefan Mihaela Răzvan", u"Popescu Ionescu Drăgulescu Munteanu Țurcanu Stănescu"},
    Culture{6, u"Hodan Abdi Ayaan Cabdullahi Fadumo Warsame Sahra Liban", u"Farah Jama Xasan Guuleed Nuur Egal Samatar Cilmi Maxamed"},
    Culture{4, u"Thảo Minh Phương Tuấn Hương Đức", u"Nguyễn Trần Phạm Đặng Võ Hoàng Bùi"},
    Culture{7, u"Marcia Winston Delroy Yvonne Desmond Shanice Leroy Beverley", u"Campbell Grant Bailey Francis Brathwaite Joseph Baptiste Alleyne Cuffy Pinnock"},
    Culture{4, u"Mei Wei Xiuying Jun Lihua Ka-Ming", u"Chen Wong Zhào Liú Cheung Lam Huáng Yip"},
    Culture{5, u"Layla Karim Noura Youssef Amal Bilal Samira Tarek", u"Al-Masri Haddad Benali El-Sayed Khoury Bouzid Mansour Najjar Zidane"},
    Culture{4, u"Inês João Conceição Tiago Graça Luís", u"Gonçalves Araújo Magalhães Simões Brandão Falcão Esteves"},
    Culture{3, u"Oksana Dmytro Nadiya Taras Halyna Bohdan", u"Shevchuk Kovalenko Bondar Melnyk Hrytsenko Tkachuk"},
    Culture{3, u"Eleni Giorgos Despina Andreas Katerina Stavros", u"Papadakis Christodoulou Ioannou Georgiou Kyriakou Economou"},
    Culture{2, u"Nosipho Tendai Rudo Thabo", u"Moyo Ndlovu Chikwanha Dube Mthembu"},
    Culture{2, u"Saba Dawit Tsegaye Hiwot", u"Tesfaye Gebremedhin Haile Woldu Bekele"},
    Culture{2, u"Lucía Íñigo Ximena Andrés", u"Muñoz Ibáñez Peña Quispe Güell"},
    Culture{2, u"Leila Babak Shadi Dariush", u"Rahimi Karimzadeh Tehrani Sohrabi"},
};

constexpr std::array<QStringView, 32> organisationFirst{
    u"Larkmere", u"Brackenfold", u"Tallowgate", u"St_Wenna’s", u"Ostrey", u"Harbourlight", u"Kestrel_Row", u"Old_Foundry",
    u"Copperbeech", u"Wharfside", u"Nine_Elders", u"Greenlode", u"Hollin", u"Northbank", u"Fenwright", u"Quarry_Lane",
    u"Bellwether", u"Saxonmere", u"Two_Rivers", u"Millbrook", u"Highcroft", u"Lanternhouse", u"Orchard_Gate", u"Silverlea",
    u"Rookery", u"Castlemoor", u"Ferryside", u"Plumtree", u"New_Dawn", u"Aldermere", u"Windrow", u"Stonebridge"};
constexpr std::array<QStringView, 8> organisationLast{
    u"Housing_Association", u"Community_Trust", u"Homes_Ltd", u"Almshouses", u"Housing_Co-operative", u"Youth_Foundation",
    u"Supported_Living_CIC", u"Property_Services_Ltd"};

/// One of the words of `list`, without splitting it: the walk starts at a random word.
QString word(Random &random, QStringView list)
{
    qint64 skip = random.between(0, list.count(u' '));
    qsizetype start = 0;
    for (; skip > 0; --skip)
        start = list.indexOf(u' ', start) + 1;
    const qsizetype end = list.indexOf(u' ', start);
    QString found = list.sliced(start, (end < 0 ? list.size() : end) - start).toString();
    return found.replace(u'_', u' ');
}

} // namespace

QString personName(Random &random)
{
    const Culture &culture = random.pickByShare<Culture>(cultures);
    QString name = word(random, culture.given);
    if (random.chance(9)) {
        // A couple may come from two cultures; the tenancy has one family name.
        const Culture &other = random.chance(70) ? culture : random.pickByShare<Culture>(cultures);
        if (const QString second = word(random, other.given); second != name)
            name += u" and "_s + second;
    }
    const Culture &named = random.chance(94) ? culture : random.pickByShare<Culture>(cultures);
    name += u' ' + word(random, named.family);
    if (random.chance(3))
        name += u'-' + word(random, random.pickByShare<Culture>(cultures).family);
    return name;
}

QString organisationName(Random &random)
{
    const QStringView first = random.pick<QStringView>(organisationFirst);
    const QStringView last = random.pick<QStringView>(organisationLast);
    QString name = first.toString() + u' ' + last.toString();
    return name.replace(u'_', u' ');
}

} // namespace Tally::Council
