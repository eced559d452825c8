#include "tests/core/bt/disk/stepwise_torrent.h"

#include <libtorrent/operations.hpp>
#include <libtorrent/peer_request.hpp>
#include <libtorrent/session.hpp>

#include <algorithm>
#include <chrono>
#include <utility>

namespace shoal::test {
namespace {

constexpr std::uint64_t severalFiles = 3; // a hybrid: six files in two folders, an empty one among them
constexpr std::uint32_t skipSome = 2;

} // namespace

StepwiseTorrent::StepwiseTorrent(const lt::disk_io_constructor_type& make, std::filesystem::path folder)
    : folder_{std::move(folder)}
    , ideal_{severalFiles}
    , settings_{lt::default_settings()}
    , stays_{network_.get_executor()}
    , disk_{make(network_, settings_, counters_)}
{}

StepwiseTorrent::~StepwiseTorrent()
{
    storage_.reset();
    disk_->abort(true);
    network_.poll();
}

std::vector<StepwiseTorrent::Step> StepwiseTorrent::wholeLife()
{
    std::vector<Step> steps;
    const auto pieces = ideal_.shape().pieces();
    const auto eachPiece = [&](const std::string& name, int from, int to, auto function) {
        for (auto piece = from; piece < to; ++piece)
            steps.push_back({name + " piece " + std::to_string(piece), [=, this] { return (this->*function)(piece); }});
    };
    steps.push_back({"add", [this] { return add(); }});
    eachPiece("download", 0, pieces / 2, &StepwiseTorrent::download);
    steps.push_back({"skip files", [this] {
                         ideal_.prioritise(skipSome);
                         return prioritise();
                     }});
    eachPiece("download", pieces / 2, pieces, &StepwiseTorrent::download);
    steps.push_back({"release", [this] { return release(); }});
    eachPiece("read", 0, pieces, &StepwiseTorrent::readBack);
    steps.push_back({"want all files", [this] {
                         ideal_.wantAll();
                         return prioritise();
                     }});
    steps.push_back({"rename", [this] { return rename(); }});
    steps.push_back({"move", [this] { return move(); }});
    eachPiece("hash", 0, pieces, &StepwiseTorrent::hash);
    eachPiece("read", 0, pieces, &StepwiseTorrent::readBack);
    steps.push_back({"remove", [this] { return remove(); }});
    return steps;
}

std::function<void(const lt::storage_error&)> StepwiseTorrent::ask()
{
    ++open_;
    return [this, isAnswered = std::make_shared<bool>(false)](const lt::storage_error& error) {
        if (std::exchange(*isAnswered, true))
            faults_ += "answered twice; ";
        else
            --open_;
        if (error && !error_)
            error_ = error;
    };
}

lt::storage_error StepwiseTorrent::wait()
{
    disk_->submit_jobs();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds{30};
    while (open_ > 0 && std::chrono::steady_clock::now() < deadline)
        network_.run_one_until(deadline);
    if (open_ > 0)
        faults_ += "not answered; ";
    open_ = 0;
    return std::exchange(error_, {});
}

lt::storage_error StepwiseTorrent::add()
{
    const auto path = (folder_ / "first").string();
    if (!storage_) {
        const lt::storage_params params{
            ideal_.shape().files(),   nullptr, path, lt::storage_mode_sparse, ideal_.priorities(),
            ideal_.shape().infoHash()};
        storage_ = disk_->new_torrent(params, nullptr);
    }
    disk_->async_check_files(storage_, nullptr, {},
                             [answer = ask()](lt::status_t, const lt::storage_error& error) { answer(error); });
    return wait();
}

lt::storage_error StepwiseTorrent::download(int piece)
{
    const auto& shape = ideal_.shape();
    for (auto block = shape.firstBlockOf(piece); block < shape.firstBlockOf(piece) + shape.blocksIn(piece); ++block) {
        if (!shape.isPadding(block))
            disk_->async_write(storage_, shape.request(block), ideal_.write(block).content.data(), nullptr, ask(), {});
    }
    const auto error = hash(piece);
    if (error)
        clear(piece);
    return error;
}

lt::storage_error StepwiseTorrent::hash(int piece)
{
    ideal_.hash(piece);
    const lt::piece_index_t index{piece};
    std::vector<lt::sha256_hash> leaves(static_cast<std::size_t>(ideal_.shape().files().blocks_in_piece2(index)));
    disk_->async_hash(
        storage_, index, leaves, lt::disk_interface::v1_hash,
        [&, answer = ask()](lt::piece_index_t, const lt::sha1_hash& hash, const lt::storage_error& error) {
            if (!error && hash != ideal_.v1Hash(piece))
                faults_ += "a SHA-1 of other bytes; ";
            for (auto i = 0; !error && i < static_cast<int>(leaves.size()); ++i) {
                if (leaves[static_cast<std::size_t>(i)] != ideal_.v2Hash(piece, i * blockSize))
                    faults_ += "a SHA-256 of other bytes; ";
            }
            answer(error);
        });
    return wait();
}

void StepwiseTorrent::clear(int piece)
{
    disk_->async_clear_piece(storage_, lt::piece_index_t{piece}, [answer = ask()](lt::piece_index_t) { answer({}); });
    if (const auto error = wait())
        faults_ += "clearing a piece fails; ";
}

lt::storage_error StepwiseTorrent::readBack(int piece)
{
    const auto& shape = ideal_.shape();
    for (auto block = shape.firstBlockOf(piece); block < shape.firstBlockOf(piece) + shape.blocksIn(piece); ++block) {
        const auto request = shape.request(block);
        disk_->async_read(
            storage_, request,
            [this, request, answer = ask()](const lt::disk_buffer_holder& bytes, const lt::storage_error& error) {
                const auto expected = ideal_.content(static_cast<int>(request.piece), request.start, request.length);
                if (!error && !std::equal(expected.begin(), expected.end(), bytes.data()))
                    faults_ += "other bytes than were written; ";
                answer(error);
            });
    }
    return wait();
}

lt::storage_error StepwiseTorrent::prioritise()
{
    disk_->async_set_file_priority(storage_, ideal_.priorities(),
                                   [answer = ask()](const lt::storage_error& error, const auto&) { answer(error); });
    return wait();
}

lt::storage_error StepwiseTorrent::rename()
{
    disk_->async_rename_file(
        storage_, lt::file_index_t{0}, "torrent/renamed/file",
        [answer = ask()](const std::string&, lt::file_index_t, const lt::storage_error& error) { answer(error); });
    return wait();
}

lt::storage_error StepwiseTorrent::move()
{
    disk_->async_move_storage(
        storage_, (folder_ / "second").string(), lt::move_flags_t::always_replace_files,
        [answer = ask()](lt::status_t, const std::string&, const lt::storage_error& error) { answer(error); });
    return wait();
}

lt::storage_error StepwiseTorrent::release()
{
    disk_->async_release_files(storage_, [answer = ask()] { answer({}); });
    return wait();
}

lt::storage_error StepwiseTorrent::remove()
{
    disk_->async_delete_files(storage_, lt::session::delete_files,
                              [answer = ask()](const lt::storage_error& error) { answer(error); });
    return wait();
}

} // namespace shoal::test
