// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tables/operationwords.h"
#include "views/help/glossarydialog.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QSet>
#include <QTest>
#include <QTextBrowser>

using namespace Qt::StringLiterals;
using namespace Tally;

/// The glossary explains every operation and every word once, and finds them.
class TestGlossary : public QObject
{
    Q_OBJECT

private slots:
    void explainsEveryOperationInItsOwnWords()
    {
        QSet<QString> texts;
        for (const Operation operation : Words::ledgerOperations()) {
            const auto terms = glossary();
            const auto term = std::find_if(terms.begin(), terms.end(), [=](const GlossaryTerm &own) { return own.operation == operation; });
            QVERIFY(term != terms.end());
            QVERIFY2(term->text.startsWith(Words::operationSentence(operation)), qPrintable(term->title));
            texts.insert(term->text);
        }
        QCOMPARE(texts.size(), qsizetype(Words::ledgerOperations().size()));
    }

    void namesEveryTermOnce()
    {
        QSet<QString> names;
        QSet<QString> titles;
        for (const GlossaryTerm &term : glossary()) {
            names.insert(term.name);
            titles.insert(term.title);
        }
        QCOMPARE(names.size(), qsizetype(glossary().size()));
        QCOMPARE(titles.size(), qsizetype(glossary().size()));
    }

    void findsTermsByEveryWordTyped()
    {
        GlossaryDialog dialog;
        auto *page = dialog.findChild<QTextBrowser *>(u"glossaryPage"_s);
        auto *find = dialog.findChild<QLineEdit *>(u"glossaryFind"_s);
        QVERIFY(page->toPlainText().contains(u"Rent group"_s));
        find->setText(u"LAST digit"_s);
        QVERIFY(page->toPlainText().contains(u"Payment reference"_s));
        QVERIFY(!page->toPlainText().contains(u"Rent group"_s));
        find->setText(u"<b>xyzzy</b>"_s);
        QVERIFY(page->toPlainText().contains(u"<b>xyzzy</b>"_s));
        find->clear();
        QVERIFY(page->toPlainText().contains(u"Rent group"_s));
    }

    void opensAtTheOperationAskedFor()
    {
        GlossaryDialog dialog;
        dialog.show();
        dialog.findChild<QLineEdit *>(u"glossaryFind"_s)->setText(u"tenure"_s);
        dialog.showOperation(Words::ledgerOperations().back());
        auto *page = dialog.findChild<QTextBrowser *>(u"glossaryPage"_s);
        QTRY_VERIFY(page->verticalScrollBar()->value() > 0);
        QVERIFY(dialog.findChild<QLineEdit *>(u"glossaryFind"_s)->text().isEmpty());
    }
};

QTEST_MAIN(TestGlossary)
#include "tst_glossary.moc"
