// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/secrets.h"

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace Tally {
namespace {

const QString service = u"tallystick"_s;

} // namespace

void Secrets::find(const QString &address, std::function<void(const QString &)> found)
{
    auto *job = new QKeychain::ReadPasswordJob(service, this);
    job->setInsecureFallback(false);
    job->setKey(address);
    connect(job, &QKeychain::Job::finished, this, [job, found = std::move(found)] {
        found(job->error() == QKeychain::NoError ? job->textData() : QString());
    });
    job->start();
}

void Secrets::keep(const QString &address, const QString &password, std::function<void(bool)> done)
{
    auto *job = new QKeychain::WritePasswordJob(service, this);
    job->setInsecureFallback(false);
    job->setKey(address);
    job->setTextData(password);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] { done(job->error() == QKeychain::NoError); });
    job->start();
}

} // namespace Tally
