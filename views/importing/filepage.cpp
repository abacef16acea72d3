// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/importing/filepage.h"

#include "models/workflows/importing/importwords.h"
#include "views/widgets/datefield.h"
#include "views/widgets/filedialog.h"

#include <QComboBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <chrono>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

constexpr auto pauseInTyping = std::chrono::milliseconds(300);

} // namespace

FilePage::FilePage(ImportRun &run, const QString &file, QWidget *parent) : QWizardPage(parent), m_run{run}
{
    setTitle(tr("Choose the file"));
    setSubTitle(tr("A file is a table in text form (CSV). Its profile says which system wrote it."));
    buildLayout();
    for (const ImportProfile &profile : ImportProfile::builtIn())
        addProfile(profile);
    m_path->setText(QDir::toNativeSeparators(file));

    connect(m_path, &QLineEdit::editingFinished, this, &FilePage::takeFile);
    // Who has typed the whole path need not leave the field first. Of what is no file yet nothing is said until then.
    m_pause.setSingleShot(true);
    connect(m_path, &QLineEdit::textEdited, this, [this] { m_pause.start(pauseInTyping); });
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (QFileInfo(path()).isFile())
            takeFile();
    });
    connect(m_profile, &QComboBox::currentIndexChanged, this, &FilePage::takeProfile);
    connect(m_asAt, &DateField::dateChanged, &run, &ImportRun::setAsAt);
    connect(m_asAt, &DateField::problemChanged, this, &FilePage::showState);
    connect(&run, &ImportRun::changed, this, &FilePage::showState);
    connect(&run, &ImportRun::progressChanged, this, &FilePage::showState);
}

void FilePage::buildLayout()
{
    m_path = new QLineEdit;
    m_path->setObjectName(u"importFile"_s);
    m_path->setMinimumWidth(360);
    auto *browseFile = new QPushButton(tr("Cho&ose\u2026"));
    browseFile->setObjectName(u"importBrowse"_s);
    browseFile->setAutoDefault(false);    // Enter goes to the next page
    connect(browseFile, &QPushButton::clicked, this, &FilePage::browse);
    auto *fileRow = new QHBoxLayout;
    fileRow->setSpacing(8);
    fileRow->addWidget(m_path, 1);
    fileRow->addWidget(browseFile);

    m_profile = new QComboBox;
    m_profile->setObjectName(u"importProfile"_s);
    auto *browseOther = new QPushButton(tr("O&ther\u2026"));
    browseOther->setObjectName(u"importBrowseProfile"_s);
    browseOther->setAutoDefault(false);
    browseOther->setToolTip(tr("Use a profile of your own, a JSON file."));
    connect(browseOther, &QPushButton::clicked, this, &FilePage::browseProfile);
    auto *profileRow = new QHBoxLayout;
    profileRow->setSpacing(8);
    profileRow->addWidget(m_profile, 1);
    profileRow->addWidget(browseOther);

    m_asAt = new DateField;
    m_asAt->setObjectName(u"importAsAt"_s);
    auto *asAtHint = new QLabel(tr("Leave it empty to take the file as it stands. With a day, what happened later is left out."));
    asAtHint->setWordWrap(true);

    m_hint = new QLabel;
    m_hint->setObjectName(u"importFileHint"_s);
    m_hint->setWordWrap(true);

    auto *form = new QFormLayout(this);
    form->setContentsMargins(12, 12, 12, 12);
    form->setHorizontalSpacing(8);
    form->setVerticalSpacing(8);
    const auto addRow = [form](const QString &text, QLayout *row, QWidget *buddy) {
        auto *label = new QLabel(text);
        label->setBuddy(buddy);
        form->addRow(label, row);
    };
    addRow(tr("&File:"), fileRow, m_path);
    addRow(tr("&Profile:"), profileRow, m_profile);
    form->addRow(tr("&As at:"), m_asAt);
    form->addRow(QString(), asAtHint);
    form->addRow(QString(), m_hint);
}

void FilePage::initializePage()
{
    takeProfile();
    // Also when the path is the same: the file may have been mended since it was read.
    m_run.setFile(path());
}

QString FilePage::path() const
{
    return QDir::fromNativeSeparators(m_path->text().trimmed());
}

void FilePage::addProfile(const ImportProfile &profile)
{
    m_profiles.push_back(profile);
    m_profile->addItem(profile.title);
}

void FilePage::browse()
{
    FileDialog dialog(this, tr("Choose the file to import"), QFileInfo(m_path->text()).path(),
                      tr("Tables in text form (*.csv *.txt *.tsv);;All files (*)"));
    dialog.setFileMode(QFileDialog::ExistingFile);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_path->setText(QDir::toNativeSeparators(dialog.selectedFiles().constFirst()));
    takeFile();
}

void FilePage::browseProfile()
{
    FileDialog dialog(this, tr("Choose a profile"), {}, tr("Profiles (*.json)"));
    dialog.setFileMode(QFileDialog::ExistingFile);
    if (dialog.exec() != QDialog::Accepted)
        return;
    const auto profile = ImportProfile::load(dialog.selectedFiles().constFirst());
    if (!profile) {
        m_hint->setText(profile.error().detail);
        return;
    }
    addProfile(*profile);
    m_profile->setCurrentIndex(m_profile->count() - 1);
}

void FilePage::takeFile()
{
    // Leaving the field for the next page is no reason to read the file again.
    if (path() != m_run.file())
        m_run.setFile(path());
}

void FilePage::takeProfile()
{
    m_run.setProfile(m_profiles.at(std::size_t(m_profile->currentIndex())));
}

bool FilePage::isComplete() const
{
    const auto problem = m_run.problem();
    const bool canGoOn = problem == ImportRun::Problem::None || problem == ImportRun::Problem::ColumnsWrong;
    return canGoOn && m_run.state() != ImportRun::State::Reading && m_asAt->problem().isEmpty();
}

void FilePage::showState()
{
    QString hint = m_asAt->problem();
    if (hint.isEmpty() && m_run.state() == ImportRun::State::Reading)
        hint = m_run.total() > 0 ? ImportWords::progress(m_run.phase(), m_run.done(), m_run.total(), m_run.remaining(), locale()) : tr("Reading the file\u2026");
    else if (hint.isEmpty() && m_run.problem() == ImportRun::Problem::FileRefused && !m_run.faults().empty())
        hint = ImportWords::reason(m_run.faults().front());
    else if (hint.isEmpty() && isComplete())
        hint = tr("Rows in the file: %1.").arg(locale().toString(m_run.rows()));
    m_hint->setText(hint);
    emit completeChanged();
}

} // namespace Tally
