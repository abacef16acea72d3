// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/places.h"
#include "app/startup.h"
#include "models/stores/sql/sqlaccountstore.h"
#include "tests/bench/databasemaker.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/waiting.h"
#include "tests/e2e/desk.h"
#include "tests/e2e/hands.h"
#include "tests/e2e/stage.h"
#include "views/widgets/tableview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTimer>
#include <QUuid>

#include <algorithm>
#include <cstdio>
#include <map>

using namespace Qt::StringLiterals;
using namespace Tally;
using namespace Tally::Test;

namespace {

constexpr auto help = "tallystick-session DATABASE [SECONDS]: somebody works on that database in the real window, on a screen of its own,\n"
                      "with keys and clicks, for 60 seconds or as long as said: scrolls, sorts, filters and posts. It posts payments for good:\n"
                      "use a copy. Prints how long the window was held up. TALLY_PICTURES names a folder for pictures.\n";

/// One person at work, and what was done so far.
class Session final
{
public:
    Session(const QString &database, int seconds) : m_desk({.database = database}), m_seconds{seconds} {}

    int run()
    {
        m_desk.window().resize(1344, 1000);
        m_heartbeat.start();
        m_clock.start();
        picture(u"session-opening"_s);
        wait("a first list", [] { return list() != nullptr && list()->model()->rowCount() > 0; });
        // The window gets the keys once somebody clicked into it, and a click gets there once it is managed.
        wait("a window that has the keys", [this] {
            Hands::click(list()->viewport());
            return m_desk.window().isActiveWindow();
        });
        Hands::press(u"ctrl+2"_s);                      // all accounts
        wait("the list of all accounts", [] { return list() != nullptr && list()->objectName() == "accountsTable"_L1 && list()->model()->rowCount() > 0; });
        picture(u"session-loading"_s);
        did(u"opening"_s);
        while (m_clock.elapsed() < m_seconds * 1000) {
            scroll();
            did(u"scrolling"_s);
            sort();
            did(u"sorting"_s);
            filter();
            did(u"filtering"_s);
            post();
        }
        m_heartbeat.stop();
        report();
        return 0;
    }

private:
    [[nodiscard]] static TableView *list()
    {
        auto *accounts = Desk::shown<TableView>(u"accountsTable"_s);
        return accounts != nullptr ? accounts : Desk::shown<TableView>(u"arrearsTable"_s);
    }

    /// Keeps the longest hold-up since it was called last, by what was done meanwhile.
    void did(const QString &what)
    {
        const std::vector<double> &gaps = m_heartbeat.gaps();
        for (; m_seen < gaps.size(); ++m_seen)
            m_longest[what] = std::max(m_longest[what], gaps[m_seen]);
    }

    /// Not Qt Test's waiting, which sleeps between two looks at the events and would count as a hold-up.
    static void pause(int milliseconds)
    {
        QEventLoop loop;
        QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
    }

    /// Saving one takes the window's thread up to 70 ms, which nobody at work would feel.
    void picture(const QString &name)
    {
        m_desk.picture(name);
        m_heartbeat.overlook();
    }

    /// @param what  as it is told if it does not come
    template <class Condition>
    void wait(const char *what, Condition condition)
    {
        QElapsedTimer waited;
        for (waited.start(); waited.elapsed() < patience; pause(5)) {
            if (condition())
                return;
        }
        picture(u"session-stuck"_s);
        qFatal("after %lld ms the program did not do what was expected of it, %s; the keys are with %s, the message is: %s", m_clock.elapsed(), what,
               QApplication::focusWidget() != nullptr ? qPrintable(QApplication::focusWidget()->objectName()) : "nobody", qPrintable(Desk::message()));
    }

    void scroll()
    {
        Hands::click(list()->viewport());
        for (int i = 0; i < 6; ++i)
            Hands::press(u"Next"_s);
        Hands::press(u"End"_s);
        // The bar is dragged to places nobody has seen.
        QScrollBar *bar = list()->verticalScrollBar();
        for (int i = 0; i < 10; ++i) {
            bar->setValue(int(m_random.bounded(qint64(bar->maximum()) + 1)));
            pause(40);
        }
        Hands::press(u"ctrl+Home"_s);
        ++m_scrolls;
    }

    void sort()
    {
        QHeaderView *header = list()->horizontalHeader();
        for (int i = 0; i < 3; ++i) {
            Hands::clickSection(header, m_random.bounded(6));
            pause(250);
            ++m_sorts;
        }
        if (m_sorts == 3)
            picture(u"session-sorted"_s);
    }

    void filter()
    {
        const QStringList texts{u"orchard"_s, u"an"_s, u"mill 12"_s, u"zzzz"_s};
        const QString text = texts.at(m_filters % texts.size());
        Hands::press(u"ctrl+f"_s);
        Hands::type(text);
        pause(600);
        if (m_filters < int(texts.size()))
            picture(u"session-filter-%1"_s.arg(m_filters));
        Hands::press(u"ctrl+a"_s);
        Hands::press(u"Delete"_s);
        wait("all accounts without a filter", [] { return list()->model()->rowCount() > 0; });
        ++m_filters;
    }

    void post()
    {
        Hands::press(u"ctrl+1"_s);                      // who owes
        wait("the list of who owes", [] { return list() != nullptr && list()->objectName() == "arrearsTable"_L1 && list()->model()->rowCount() > 0; });
        did(u"going to who owes"_s);
        // An account that was paid on sinks in the list, and the list goes with it.
        Hands::press(u"ctrl+Home"_s);
        Hands::clickCell(list(), 1 + m_random.bounded(8), 1);
        Hands::press(u"Return"_s);
        wait("an open account", [] { return !Desk::textOf(u"ledgerWords"_s).isEmpty(); });
        did(u"opening an account"_s);
        Hands::press(u"F7"_s);
        wait("the form", [] { return Desk::shown<QLineEdit>(u"postingAmount"_s) != nullptr && Desk::shown<QLineEdit>(u"postingAmount"_s)->hasFocus(); });
        did(u"opening the form"_s);
        Hands::type(u"1.00"_s);
        Hands::press(u"Tab"_s);
        Hands::press(u"Down"_s);
        Hands::press(u"ctrl+Return"_s);
        wait("a posted payment", [] { return Desk::message().startsWith(u"Posted a payment of £1.00"_s); });
        did(u"filling it in and posting"_s);
        Hands::press(u"ctrl+w"_s);
        Hands::press(u"ctrl+2"_s);
        wait("the list of all accounts again", [] { return list() != nullptr && list()->objectName() == "accountsTable"_L1; });
        did(u"going back to the list"_s);
        ++m_posted;
    }

    void report()
    {
        std::vector<double> gaps = m_heartbeat.gaps();
        std::sort(gaps.begin(), gaps.end());
        std::printf("%.1f s: scrolled %d times, sorted %d times, filtered %d times, posted %d payments\n", double(m_clock.elapsed()) / 1000,
                    m_scrolls, m_sorts, m_filters, m_posted);
        std::printf("longest gap %.1f ms, %.1f ms of those in which the host took no processor away; 99 %% of gaps up to %.1f ms, 99.9 %% up to %.1f ms\n",
                    gaps.back(), m_heartbeat.longestUndisturbed(), gaps[gaps.size() * 99 / 100],
                    gaps[gaps.size() * 999 / 1000]);
        std::printf("longest the window's thread computed between two beats %.1f ms\n", m_heartbeat.longestComputing());
        for (const Bench::Heartbeat::HoldUp &one : m_heartbeat.longestGaps(5))
            std::printf("  %6.1f ms at %.2f s: computed %.1f ms, a processor stood still %.1f ms, %ld pages read from the disk\n", one.gap, one.at / 1000,
                        one.computed, one.stoodStill, one.pages);
        for (const auto &[what, count] : m_heartbeat.histogram())
            std::printf("  %-24s %8.0f\n", qPrintable(what), count);
        for (const auto &[what, ms] : m_longest)
            std::printf("  longest while %-28s %6.1f ms\n", qPrintable(what), ms);
    }

    Desk m_desk;
    int m_seconds;
    Bench::Heartbeat m_heartbeat;
    QElapsedTimer m_clock;
    std::size_t m_seen = 0;
    std::map<QString, double> m_longest;
    QRandomGenerator m_random{20261121};
    int m_scrolls = 0;
    int m_sorts = 0;
    int m_filters = 0;
    int m_posted = 0;
};

/// Lets whoever runs this post in a database of the bench, whose first person says so; in another one somebody has to have said it.
/// False after having said on stderr why not.
bool letMePost(const QString &database)
{
    const QString me = Places::userName();
    SqlAccountStore store(database, SqlAccountStore::Opening::MustExist, {.user = Bench::benchUser()});
    if (const auto opened = Bench::await(store.open()); !opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().detail));
        return false;
    }
    const auto people = Bench::await(store.people());
    if (!people) {
        std::fprintf(stderr, "%s\n", qPrintable(people.error().detail));
        return false;
    }
    Person person{.name = me};
    if (const auto known = std::find_if(people->begin(), people->end(), [&me](const Person &each) { return each.name == me; }); known != people->end())
        person = *known;
    if (person.active && mayDo(person, Operation::TakePayment))
        return true;
    person.active = true;
    person.roles.setFlag(Role::Finance);
    const auto kept = Bench::await(store.changePerson(person, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    if (!kept)
        std::fprintf(stderr, "%s may not post in this database: give that person the role finance first (tallystick person).\n", qPrintable(me));
    return bool(kept);
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argv[1][0] == '-') {
        std::fputs(help, stderr);
        return 2;
    }
    const Stage stage;
    if (!stage.isReady())
        return 1;
    nameProgram();
    QApplication application(argc, argv);
    const QString database = QString::fromLocal8Bit(argv[1]);
    if (!letMePost(database))
        return 1;
    Session session(database, argc > 2 ? std::max(1, std::atoi(argv[2])) : 60);
    return session.run();
}
