// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/desk.h"

#include "app/startup.h"
#include "views/widgets/messagebar.h"

#include <QApplication>
#include <QLabel>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace Tally::Test {

Desk::Desk(WindowOptions options)
{
    dressProgram(qEnvironmentVariableIsSet("TALLY_DARK"));
    // How the windows look in larger letters: a percentage of the usual size.
    if (const int percent = qEnvironmentVariableIntValue("TALLY_LETTERS"); percent > 0 && !m_lettersSet) {
        QFont font = QApplication::font();
        font.setPointSizeF(font.pointSizeF() * percent / 100);
        QApplication::setFont(font);
        m_lettersSet = true;
    }
    m_application = std::make_unique<Application>(std::move(options));
    m_application->start();
}

QString Desk::textOf(const QString &name)
{
    const auto *label = shown<QLabel>(name);
    return label != nullptr ? label->text() : QString();
}

QString Desk::message()
{
    const auto *bar = find<MessageBar>(u"messageBar"_s);
    return bar != nullptr ? bar->text() : QString();
}

void Desk::picture(const QString &name, QWidget *of)
{
    const QString folder = qEnvironmentVariable("TALLY_PICTURES");
    if (folder.isEmpty())
        return;
    QWidget *widget = of != nullptr ? of : &window();
    const QString suffix = qEnvironmentVariableIsSet("TALLY_DARK") ? u"-dark"_s : QString();
    if (!widget->grab().save(folder + u'/' + name + suffix + u".png"_s))
        qFatal("the picture %s could not be saved", qPrintable(name));
}

Ran run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(TALLY_PROGRAM), arguments);
    if (!process.waitForFinished(60'000))
        process.kill();
    return {.exitCode = process.exitCode(), .out = process.readAllStandardOutput(), .err = process.readAllStandardError()};
}

} // namespace Tally::Test
