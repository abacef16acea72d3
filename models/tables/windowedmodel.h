// SPDX-FileCopyrightText: 2026 The Tallystick developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <memory>
#include <vector>

namespace Tally {

/// A list of any length seen through a window. It knows the order of its rows as keys; what a row says arrives later, for the rows
/// in sight, already put into words, and what was looked at longest ago is forgotten again.
///
/// A row of the model is a place in the list: after a sort the same places hold other accounts. So a new order of as many rows is a
/// change of data, which costs a view the same for twenty rows and for five million; who keeps a selection by account moves it in
/// orderChanged(). It wants a view that keeps nothing for each row: all of them are announced at once.
class WindowedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using Key = qint64;
    using Keys = std::shared_ptr<const std::vector<Key>>;

    /// What one row says, a text for each column and more that the model knows how to use.
    struct Row
    {
        Key key = 0;
        std::vector<QString> texts;
        unsigned marks = 0;      ///< what is to be said without words, as the model defines it
    };

    /// Rows of one request; also how far beyond what is in sight rows are fetched.
    static constexpr int pageRows = 128;
    /// Rows that are remembered at least: about thirty screens, of a kilobyte a row. Up to twice as many are in memory.
    static constexpr int rememberedRows = 8 * pageRows;

    explicit WindowedModel(QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;

    /// The key of that place; 0 while the order does not reach so far.
    [[nodiscard]] Key keyAt(int row) const { return row >= 0 && std::size_t(row) < m_keys->size() ? (*m_keys)[std::size_t(row)] : 0; }
    /// The place of that key, or -1. Reads the list from its start: for one key at a time.
    [[nodiscard]] int placeOf(Key key) const;
    [[nodiscard]] const Keys &keys() const { return m_keys; }
    /// What the row of that place says; null while it is on its way.
    [[nodiscard]] const Row *rowAt(int row) const;

    /// Whether every place has its key: not between showHead() of an incomplete list and what ends it.
    [[nodiscard]] bool isOrderKnown() const { return !m_headOnly; }

    /// What follows answers another question: who looked at a place of the list before does not look for its row there.
    void becomeAnother();
    /// The first rows of a list whose order is not known yet. `complete`: there are no others.
    void showHead(std::vector<Row> rows, bool complete);
    /// After an incomplete showHead(): the order of the others will not come, the rows that are known are all there are.
    void keepHead();
    /// A whole list at once, of which nothing is forgotten: for a list that is not scrolled but read through.
    void remember(std::vector<Row> rows);
    /// The whole order. Rows that are still remembered keep what they say until putRows() brings it anew.
    void setOrder(Keys keys);
    /// What these rows say; they are remembered by their keys.
    /// @param asOf  the expiries() there had been when they were asked for: what was asked for earlier is shown, but asked for again.
    void putRows(std::vector<Row> rows, quint64 asOf);
    [[nodiscard]] quint64 expiries() const { return m_epoch; }
    /// Everything that was said may have changed; it stays on screen until it was fetched again.
    void expire();
    /// The same for one row.
    void expire(Key key);

    /// The places in sight; the view says so whenever it scrolled.
    void setVisibleRows(int first, int last);
    /// Keys of rows in sight, and of those around them, that nobody has fetched since they expired: in sight first.
    [[nodiscard]] std::vector<Key> wanted() const;

signals:
    /// Places are about to get other keys, or to go; those who remember places by their keys take note.
    void orderAboutToChange();
    void orderChanged();
    /// See becomeAnother(); orderAboutToChange() follows.
    void anotherAboutToCome();
    /// wanted() may have become more.
    void rowsWanted();

protected:
    /// Called when rows of these places were put or forgotten; the default tells the view.
    void tellChanged(int first, int last);

private:
    struct Known
    {
        Row row;
        quint64 epoch = 0;       ///< which expiry it was fetched after
    };

    /// Tells of the places that have another key than in `before`; of those out of sight all may have.
    void tellMoved(const std::vector<Key> &before);
    /// Tells of the stretches from `first` to `last` in which isChanged(place) is true.
    template <class IsChanged>
    void tellStretches(int first, int last, IsChanged isChanged);
    void resize(int rows);
    [[nodiscard]] Known *find(Key key) const;
    void remember(Known known) const;
    [[nodiscard]] bool isFresh(Key key) const;

    Keys m_keys = std::make_shared<const std::vector<Key>>();
    int m_rows = 0;              ///< as announced: more than the keys while only the first of a new order are known
    bool m_headOnly = false;     ///< the order is still to come
    int m_firstVisible = 0;
    int m_lastVisible = -1;
    quint64 m_epoch = 1;
    // Two halves: when the young one is full it becomes the old one, and what nobody looked at since is gone.
    mutable QHash<Key, Known> m_young;
    mutable QHash<Key, Known> m_old;
};

} // namespace Tally
