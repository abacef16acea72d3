// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workflows/posting/postingcontent.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Tally::PostingForm)
};

class Faults
{
public:
    Faults(PostingMode mode, const PostingFields &fields, const TypedTexts &typed, QDate today)
        : m_spec{specOf(mode)}, m_fields{fields}, m_typed{typed}, m_today{today}
    {
    }

    std::vector<Error> all()
    {
        line();
        amount();
        types();
        dates();
        if (m_spec.has(PostingField::ChargesRequired) && m_fields.debits.empty())
            invalid(u"account_lines_ids"_s, Text::tr("Tick the charges this is about."));
        if (m_spec.has(PostingField::Reason) && m_fields.reason.trimmed().isEmpty())
            invalid(u"reason"_s, Text::tr("A reason is needed."));
        return std::move(m_faults);
    }

private:
    void invalid(const QString &field, const QString &why, const QString &value = {})
    {
        m_faults.push_back({.kind = ErrorKind::Invalid, .detail = why, .field = field, .value = value});
    }

    void line()
    {
        if (m_fields.line || m_spec.line == PostingLine::None || m_spec.line == PostingLine::CreditOrAll)
            return;
        switch (m_spec.line) {
        case PostingLine::Credit: return invalid(u"account_line_id"_s, Text::tr("Choose the payment or credit this is about."));
        case PostingLine::Debit: return invalid(u"account_line_id"_s, Text::tr("Choose the charge this is about."));
        default: return invalid(u"account_line_id"_s, Text::tr("Choose the line this is about."));
        }
    }

    void amount()
    {
        if (!m_spec.has(PostingField::Amount) || m_fields.amount)
            return;
        if (m_typed.amount.trimmed().isEmpty())
            invalid(u"amount"_s, Text::tr("An amount is needed."));
        else
            invalid(u"amount"_s, Text::tr("This is not an amount."), m_typed.amount);
    }

    void types()
    {
        if (shows(PostingField::PaymentTypeRequired, m_spec.mode, m_fields) && m_fields.paymentType.isEmpty())
            m_faults.push_back({.kind = ErrorKind::PaymentTypeRequired, .field = u"payment_type"_s});
        if (m_spec.has(PostingField::DebitType) && m_fields.type.isEmpty())
            m_faults.push_back({.kind = ErrorKind::UnrecognisedType, .field = u"debit_type"_s});
        if (m_spec.has(PostingField::CreditType) && m_fields.type.isEmpty())
            m_faults.push_back({.kind = ErrorKind::UnrecognisedType, .field = u"credit_type"_s});
    }

    void dates()
    {
        if (!m_spec.has(PostingField::Date))
            return;
        if (!m_fields.date.isValid())
            invalid(u"date"_s, Text::tr("A date is needed."));
        else if (m_fields.date > m_today)
            invalid(u"date"_s, Text::tr("This date lies in the future; money is posted when it has moved."), m_fields.date.toString(Qt::ISODate));
        if (!m_spec.has(PostingField::DueDate))
            return;
        if (!m_typed.dueDateReadable)
            invalid(u"due_date"_s, Text::tr("This is not a day."));
        else if (m_fields.dueDate.isValid() && m_fields.date.isValid() && m_fields.dueDate < m_fields.date)
            invalid(u"due_date"_s, Text::tr("The due date lies before the date of the charge."), m_fields.dueDate.toString(Qt::ISODate));
    }

    const PostingModeSpec &m_spec;
    const PostingFields &m_fields;
    const TypedTexts &m_typed;
    QDate m_today;
    std::vector<Error> m_faults;
};

} // namespace

std::vector<Error> faultsOf(PostingMode mode, const PostingFields &fields, const TypedTexts &typed, QDate today)
{
    return Faults(mode, fields, typed, today).all();
}

} // namespace Tally
