// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/tabletext.h"

#include <QAbstractItemModel>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

/// One cell of tab-separated text: what would break the row becomes a blank.
QString plainCell(QString text)
{
    for (const QChar c : {u'\t', u'\n', u'\r'})
        text.replace(c, u' ');
    return text;
}

QString htmlCell(const QString &tag, const QString &text, bool right)
{
    const QString align = right ? u" align=\"right\""_s : QString();
    return u"<%1%2>%3</%1>"_s.arg(tag, align, text.toHtmlEscaped());
}

} // namespace

QMimeData *tableText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns)
{
    QStringList plain;
    QStringList html;
    for (const int column : columns) {
        const QString title = model.headerData(column, Qt::Horizontal).toString();
        plain.append(plainCell(title));
        html.append(htmlCell(u"th"_s, title, false));
    }
    QString text = plain.join(u'\t') + u'\n';
    QString table = u"<tr>"_s + html.join(QString()) + u"</tr>"_s;
    for (const int row : rows) {
        plain.clear();
        html.clear();
        for (const int column : columns) {
            const QModelIndex index = model.index(row, column);
            const QString cell = index.data().toString();
            const bool right = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()).testFlag(Qt::AlignRight);
            plain.append(plainCell(cell));
            html.append(htmlCell(u"td"_s, cell, right));
        }
        text += plain.join(u'\t') + u'\n';
        table += u"<tr>"_s + html.join(QString()) + u"</tr>"_s;
    }
    auto *copied = new QMimeData;
    copied->setText(text);
    copied->setHtml(u"<table>"_s + table + u"</table>"_s);
    return copied;
}

} // namespace Tally
