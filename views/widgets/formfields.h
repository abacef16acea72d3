// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/money.h"
#include "models/domain/result.h"

#include <QObject>

#include <optional>
#include <vector>

class QFormLayout;
class QLabel;
class QWidget;

namespace Tally {

class SentenceLabel;

/// The fields of one form: each with its label as buddy and, under it, the sentence that says what is wrong. A sentence
/// appears when its field was left or when everything was judged, not while somebody types.
class FormFields final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Adds a row to `layout`. @param name  the field's name on the wire, as Error::field has it.
    /// @param label  empty: the field has the row for itself.
    void add(QFormLayout *layout, const QString &name, const QString &label, QWidget *field);
    /// Makes all labels as wide as the widest, so that groups below each other align. Again after a change of font.
    void alignLabels();
    /// Another text for the label of a field that has one.
    void setLabel(const QString &name, const QString &label);
    /// What amounts in faults are said in; unset: without a sign.
    void setCurrency(std::optional<Currency> currency) { m_currency = currency; }
    /// Shows or hides the row of a field.
    void setShown(const QString &name, bool shown);
    /// What is worth knowing about a field, shown where no fault is. Empty: nothing.
    void setHint(const QString &name, const QString &hint);

    /// What is wrong now.
    void setFaults(std::vector<Error> faults);
    /// From now on every fault is shown, as after an attempt to submit.
    void judgeAll();
    /// No field was left yet: a new form.
    void forgetVisits();
    /// Puts the focus into the first field that is wrong. False if none of the fields is.
    bool focusFirstFault();
    /// What stands under a field now.
    [[nodiscard]] QString sentence(const QString &name) const;

signals:
    /// The focus left a field.
    void left(const QString &name);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Row
    {
        QString name;
        QWidget *field = nullptr;
        QWidget *cell = nullptr; ///< field and sentence
        SentenceLabel *sentence = nullptr;
        QLabel *label = nullptr;
        QFormLayout *layout = nullptr;
        QString hint;
        bool visited = false;
        bool shown = true;
    };

    [[nodiscard]] static QLabel *addLabel(QFormLayout *layout, const QString &label, QWidget *field, QWidget *cell);
    [[nodiscard]] const Error *faultOf(const Row &row) const;
    void insertRow(Row &row);
    static void takeRow(Row &row);
    [[nodiscard]] static int rowOf(const Row &row);
    void update(Row &row);
    void updateAll();

    std::vector<Row> m_rows;
    std::vector<Error> m_faults;
    std::optional<Currency> m_currency;
};

} // namespace Tally
