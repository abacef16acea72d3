// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workflows/posting/postingform.h"

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Tally {

class ChargesView;
class PostingFieldsView;
class PreviewView;
class SentenceLabel;

/// The panel beside a ledger in which one operation is filled in, looked at and posted. Ctrl+Enter submits, Esc closes and keeps
/// what was typed in the form.
class PostingPanel final : public QFrame
{
    Q_OBJECT
public:
    explicit PostingPanel(PostingForm &form, QWidget *parent = nullptr);
    ~PostingPanel() override;

public slots:
    /// Call it after the form began or took up a draft: nothing is judged yet, the first field has the focus.
    void start();

signals:
    /// The person is done with the panel without posting; PostingForm::draft() has what was typed.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildButtons();
    void connectForm();
    void addShortcuts();
    void placeCharges();
    void showState();
    void showSubmit();
    [[nodiscard]] QString whyNotSubmit() const;
    void judgeAll();
    void setFieldsEnabled(bool enabled);
    void updateFonts();
    void fitTables();
    void submit();
    void close();

    PostingForm &m_form;
    QPointer<PostingForm> m_formLives; ///< in the destructor, where a form beside the panel may be gone already
    QTimer m_reading;                  ///< runs while a question is too new to have been read
    bool m_judged = false;             ///< every fault is said

    QLabel *m_title = nullptr;
    QLabel *m_account = nullptr;
    QLabel *m_explanation = nullptr;
    QLabel *m_about = nullptr;
    SentenceLabel *m_notice = nullptr;
    QWidget *m_content = nullptr;
    QVBoxLayout *m_column = nullptr;
    PostingFieldsView *m_fields = nullptr;
    ChargesView *m_charges = nullptr;
    PreviewView *m_preview = nullptr;
    SentenceLabel *m_question = nullptr;
    QPushButton *m_submit = nullptr;
    QPushButton *m_cancel = nullptr;
    QPointer<QWidget> m_focusBeforeBusy;
};

} // namespace Tally
