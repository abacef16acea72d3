// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/appstyle.h"
#include "views/widgets/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QRadioButton>
#include <QScrollBar>
#include <QSemaphore>
#include <QStyleFactory>
#include <QStyleOptionButton>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Tally;

class TestTheme final : public QObject
{
    Q_OBJECT

private slots:
    void meaningsAreReadable_data();
    void meaningsAreReadable();
    void mutedTextIsReadable_data() { meaningsAreReadable_data(); }
    void mutedTextIsReadable();
    void textOfTheDarkPaletteIsReadable();
    void darknessIsRecognised();
    void contrastFollowsTheFormula();
    void everyMeaningHasASymbolAWordAndAnIcon();
    void anEmptyChoiceIsSeenInTheDark_data();
    void anEmptyChoiceIsSeenInTheDark();
    void aScrollBarIsPaintedWithoutWaitingForOtherThreads_data();
    void aScrollBarIsPaintedWithoutWaitingForOtherThreads();
};

namespace {

QPalette lightPalette()
{
    // Fusion's own, spelt out: the style would ask the platform.
    return QPalette(QColor::fromRgb(0xffefefef), QColor::fromRgb(0xffefefef));
}

const QList<Severity> allMeanings{Severity::Good, Severity::Information, Severity::Attention, Severity::Stop};

} // namespace

void TestTheme::meaningsAreReadable_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addRow("light") << lightPalette();
    QTest::addRow("white") << QPalette(Qt::white, Qt::white);
    QTest::addRow("dark") << Theme::darkPalette();
    QTest::addRow("black") << QPalette(Qt::black, Qt::black);
}

void TestTheme::meaningsAreReadable()
{
    QFETCH(const QPalette, palette);
    for (const Severity meaning : allMeanings) {
        for (const auto role : {QPalette::Window, QPalette::Base, QPalette::AlternateBase}) {
            const double contrast = Theme::contrast(Theme::colour(meaning, palette), palette.color(role));
            QVERIFY2(contrast >= 4.5, qPrintable(u"%1 on role %2: %3"_s.arg(Theme::word(meaning)).arg(int(role)).arg(contrast)));
        }
    }
}

void TestTheme::mutedTextIsReadable()
{
    QFETCH(const QPalette, palette);
    const QColor muted = Theme::muted(palette);
    QVERIFY(Theme::contrast(muted, palette.color(QPalette::Window)) >= 4.5);
    QVERIFY(muted != palette.color(QPalette::WindowText));
}

void TestTheme::textOfTheDarkPaletteIsReadable()
{
    const QPalette palette = Theme::darkPalette();
    const auto readable = [&palette](QPalette::ColorRole text, QPalette::ColorRole ground) {
        return Theme::contrast(palette.color(text), palette.color(ground)) >= 4.5;
    };
    QVERIFY(readable(QPalette::WindowText, QPalette::Window));
    QVERIFY(readable(QPalette::Text, QPalette::Base));
    QVERIFY(readable(QPalette::Text, QPalette::AlternateBase));
    QVERIFY(readable(QPalette::ButtonText, QPalette::Button));
    QVERIFY(readable(QPalette::HighlightedText, QPalette::Highlight));
    QVERIFY(readable(QPalette::PlaceholderText, QPalette::Base));
    QVERIFY(readable(QPalette::ToolTipText, QPalette::ToolTipBase));
    QVERIFY(readable(QPalette::Link, QPalette::Base));
}

void TestTheme::darknessIsRecognised()
{
    QVERIFY(Theme::isDark(Theme::darkPalette()));
    QVERIFY(!Theme::isDark(lightPalette()));
}

void TestTheme::contrastFollowsTheFormula()
{
    QCOMPARE(Theme::contrast(Qt::white, Qt::black), 21.0);
    QCOMPARE(Theme::contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(Theme::contrast(Qt::red, Qt::red), 1.0);
    // #767676 is the lightest grey that is readable on white.
    QVERIFY(Theme::contrast(QColor::fromRgb(0xff767676), Qt::white) >= 4.5);
    QVERIFY(Theme::contrast(QColor::fromRgb(0xff777777), Qt::white) < 4.5);
}

void TestTheme::everyMeaningHasASymbolAWordAndAnIcon()
{
    QSet<QString> symbols;
    for (const Severity meaning : allMeanings) {
        symbols.insert(Theme::symbol(meaning));
        QVERIFY(!Theme::word(meaning).isEmpty());
        QVERIFY(!Theme::iconName(meaning).isEmpty());
    }
    QCOMPARE(symbols.size(), 4);
    QVERIFY(Theme::word(Severity::None).isEmpty());
    QCOMPARE(Theme::colour(Severity::None, lightPalette()), lightPalette().color(QPalette::WindowText));
}

void TestTheme::anEmptyChoiceIsSeenInTheDark_data()
{
    QTest::addColumn<bool>("isRadio");
    QTest::addRow("check box") << false;
    QTest::addRow("radio button") << true;
}

void TestTheme::anEmptyChoiceIsSeenInTheDark()
{
    QFETCH(const bool, isRadio);
    AppStyle style;
    std::unique_ptr<QAbstractButton> button;
    if (isRadio)
        button = std::make_unique<QRadioButton>(u"dark"_s);
    else
        button = std::make_unique<QCheckBox>(u"dark"_s);
    button->resize(button->sizeHint());
    button->setStyle(&style);
    button->setPalette(Theme::darkPalette());
    QStyleOptionButton option;
    option.initFrom(button.get());
    option.state |= QStyle::State_Off;
    const auto part = isRadio ? QStyle::SE_RadioButtonIndicator : QStyle::SE_CheckBoxIndicator;
    const QRect place = style.subElementRect(part, &option, button.get());
    const QImage image = button->grab().toImage();
    // Its edge, on the way from the top of the indicator to its middle.
    double contrast = 1;
    for (int y = place.top(); y < place.top() + 3; ++y)
        contrast = std::max(contrast, Theme::contrast(image.pixelColor(place.center().x(), y), button->palette().color(QPalette::Window)));
    QVERIFY2(contrast >= 3.0, qPrintable(QString::number(contrast)));
    button->setStyle(nullptr);
}

namespace {

/// Keeps Qt's own threads busy until it goes, or for ten seconds.
class BusyThreads final
{
public:
    BusyThreads() : m_most{QThreadPool::globalInstance()->maxThreadCount()}
    {
        QThreadPool::globalInstance()->setMaxThreadCount(1);
        QThreadPool::globalInstance()->start([this] { m_gaveWay = !m_done.tryAcquire(1, 10'000); });
    }
    ~BusyThreads()
    {
        m_done.release();
        QThreadPool::globalInstance()->waitForDone();
        QThreadPool::globalInstance()->setMaxThreadCount(m_most);
    }
    Q_DISABLE_COPY_MOVE(BusyThreads)
    /// Whether somebody waited for them for so long.
    [[nodiscard]] bool gaveWay() const { return m_gaveWay; }

private:
    int m_most;
    QSemaphore m_done;
    std::atomic_bool m_gaveWay = false;
};

} // namespace

void TestTheme::aScrollBarIsPaintedWithoutWaitingForOtherThreads_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<Qt::Orientation>("orientation");
    for (const bool isDark : {false, true}) {
        for (const Qt::Orientation orientation : {Qt::Horizontal, Qt::Vertical})
            QTest::addRow("%s, %s", isDark ? "dark" : "light", orientation == Qt::Vertical ? "upright" : "lying") << isDark << orientation;
    }
}

void TestTheme::aScrollBarIsPaintedWithoutWaitingForOtherThreads()
{
    QFETCH(const bool, isDark);
    QFETCH(const Qt::Orientation, orientation);
    AppStyle style;
    style.setBaseStyle(QStyleFactory::create(u"fusion"_s));
    QScrollBar bar(orientation);
    bar.setStyle(&style);
    bar.setPalette(isDark ? Theme::darkPalette() : lightPalette());
    bar.setRange(0, 100);
    bar.setPageStep(100);
    const bool upright = orientation == Qt::Vertical;
    bar.resize(upright ? QSize(bar.sizeHint().width(), 1500) : QSize(1500, bar.sizeHint().height()));
    QImage image;
    {
        const BusyThreads busy;
        image = bar.grab().toImage();
        QVERIFY(!busy.gaveWay());
    }
    // The slider stands out from where it slides: here halfway down the first half, there halfway down the other.
    const auto at = [&](int along) { return upright ? image.pixelColor(bar.width() / 2, along) : image.pixelColor(along, bar.height() / 2); };
    QVERIFY2(Theme::contrast(at(375), at(1125)) >= 2.5, qPrintable(u"%1 on %2"_s.arg(at(375).name(), at(1125).name())));
    bar.setValue(100);
    QCOMPARE(bar.grab().toImage().pixelColor(upright ? QPoint(bar.width() / 2, 1125) : QPoint(1125, bar.height() / 2)), at(375));
    bar.setStyle(nullptr);
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
