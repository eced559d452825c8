#include "tests/support/disk/driven_torrent.h"

#include <libtorrent/operations.hpp>
#include <libtorrent/peer_request.hpp>
#include <libtorrent/session.hpp>

#include <boost/asio/error.hpp>

#include <algorithm>
#include <fstream>
#include <utility>

namespace shoal::test {
namespace {

using Kind = DiskOperationKind;
namespace fs = std::filesystem;

lt::remove_flags_t removeFlags(std::uint32_t number)
{
    switch (number % 3) {
    case 0: return lt::session::delete_files;
    case 1: return lt::session::delete_partfile;
    default: return lt::session::delete_files | lt::session::delete_partfile;
    }
}

lt::disk_job_flags_t readFlags(std::uint32_t number)
{
    lt::disk_job_flags_t flags{};
    if (number & 1U)
        flags |= lt::disk_interface::volatile_read;
    if (number & 2U)
        flags |= lt::disk_interface::sequential_access;
    return flags;
}

bool isFolderInTheWay(const lt::storage_error& error)
{
    return error.ec == boost::system::errc::is_a_directory && error.operation == lt::operation_t::file_open
        && static_cast<int>(error.file()) >= 0;
}

} // namespace

DrivenTorrent::DrivenTorrent(std::uint64_t seed, const DiskBackend& backend, lt::disk_interface& disk,
                             DiskAnswers& answers, fs::path folder)
    : backend_{backend}
    , disk_{&disk}
    , answers_{&answers}
    , folder_{std::move(folder)}
    , ideal_{std::make_unique<IdealTorrent>(seed)}
{
    add(false);
}

bool DrivenTorrent::waitsAfter(const DiskOperation& operation)
{
    switch (operation.kind) {
    case Kind::Clear: // libtorrent asks no peer for a block of the piece before
    case Kind::Move:
    case Kind::Check:
    case Kind::AddAgain:
    case Kind::Delete:
    case Kind::Settle: return true;
    default: return false;
    }
}

void DrivenTorrent::perform(const DiskOperation& operation)
{
    const auto& shape = ideal_->shape();
    const auto block = below(operation.what, shape.blocks());
    const auto piece = below(operation.what, shape.pieces());
    const auto file = below(operation.what, shape.files().num_files());
    switch (operation.kind) {
    case Kind::Write: return write(block);
    case Kind::Read: return read(operation);
    case Kind::Hash: return hash(piece, operation.how);
    case Kind::HashBlock: return hashBlock(block);
    case Kind::HashUnwritten: return hashUnwritten(piece);
    case Kind::Clear: return clear(piece, "ok");
    case Kind::Prioritise: ideal_->prioritise(operation.where); return prioritise();
    case Kind::Rename: return rename(operation);
    case Kind::Move: return move(operation);
    case Kind::Plant: return plant(operation);
    case Kind::Release: return release();
    case Kind::Stop:
    case Kind::AddAgain: return stop();
    case Kind::Check:
        release(); // as torrent::force_recheck does
        return check(operation.how % 2 == 0 ? resumeData().get() : nullptr);
    case Kind::Delete: return remove(removeFlags(operation.how));
    case Kind::Vanish: return vanish(file, operation.how % 2 == 0);
    case Kind::ReadLost: return readLost(block);
    case Kind::Obstruct: return obstruct(file);
    case Kind::MoveIntoFile: return moveIntoFile(static_cast<lt::move_flags_t>(operation.how % 3));
    case Kind::Settle: return;
    }
}

void DrivenTorrent::followUp(const DiskOperation& operation)
{
    if (operation.kind == Kind::Move && ideal_->folder() != folderBefore_) {
        lookForStrays("after the move", true);
        fs::remove_all(folderPath(folderBefore_));
    }
    if (operation.kind == Kind::Delete) {
        isBeingDeleted_ = false;
        storage_.reset();
        if (removeFlags(operation.how) != lt::session::delete_partfile) {
            fs::create_directories(folder_);
            for (const auto& entry : fs::recursive_directory_iterator{folder_}) {
                if (entry.is_regular_file() && !planted_.contains(entry.path()))
                    answers_->fault("not deleted: " + withoutFolder(entry.path()));
            }
        } else {
            lookForStrays("after the part file was deleted", false);
        }
        add(true);
        settle();
    }
    if (operation.kind == Kind::AddAgain) {
        storage_.reset();
        add(operation.how % 4 != 0);
        settle();
    }
}

void DrivenTorrent::settle()
{
    answers_->wait();
    settled();
}

void DrivenTorrent::add(bool hasResumeData)
{
    const auto& files = ideal_->shape().files();
    auto renamed = files;
    for (auto file = 0; file < files.num_files(); ++file) {
        const auto& place = ideal_->place(file);
        renamed.rename_file(lt::file_index_t{file}, place.isAway ? pathOf(file).string() : place.name);
    }
    const auto path = folderPath(ideal_->folder()).string();
    const lt::storage_params params{
        files, &renamed, path, lt::storage_mode_sparse, ideal_->priorities(), ideal_->shape().infoHash()};
    storage_ = disk_->new_torrent(params, nullptr);
    if (backend_.forgetsPriorities)
        disk_->async_set_file_priority(storage(), ideal_->priorities(), [](const auto&, const auto&) {});
    check(hasResumeData ? resumeData().get() : nullptr);
}

std::unique_ptr<lt::add_torrent_params> DrivenTorrent::resumeData() const
{
    auto resume = std::make_unique<lt::add_torrent_params>();
    resume->have_pieces.resize(ideal_->shape().pieces(), false);
    for (auto piece = 0; piece < ideal_->shape().pieces(); ++piece) {
        if (ideal_->isKnown(piece))
            resume->have_pieces.set_bit(lt::piece_index_t{piece});
    }
    return resume;
}

void DrivenTorrent::check(const lt::add_torrent_params* resume)
{
    // The back-end may read the resume data until it answers.
    auto kept = resume != nullptr ? std::make_shared<lt::add_torrent_params>(*resume) : nullptr;
    // Whether files that hold nothing, or only the part file, are found is a back-end's own affair.
    const auto isSure = resume != nullptr || ideal_->hasSureFile();
    disk_->async_check_files(
        storage(), kept.get(), {},
        [asked = answers_->ask(), kept, isSure](lt::status_t status, const lt::storage_error& error) {
            const auto text = isSure ? describe(status) + ", " + describe(error) : "either";
            asked.answered("check: " + text, status == lt::status_t::no_error);
        });
    disk_->submit_jobs();
}

void DrivenTorrent::write(int block)
{
    const auto request = ideal_->shape().request(block);
    const auto piece = ideal_->shape().pieceOf(block);
    auto written = ideal_->write(block);
    const auto hasToFail = ideal_->isObstructed(block);
    const auto mayFail = ideal_->isNearObstacle(piece);
    const auto asked = answers_->ask(backend_.holdsWritesBack ? written.isHeldBack : nullptr);
    const auto answer = [=, this, version = written.version](const lt::storage_error& error) {
        if (error.ec == boost::asio::error::operation_aborted) {
            if (ideal_->isCurrent(block, version))
                asked.fault("given up");
            return asked.answered(mayFail ? "either" : "ok"); // the piece was cleared, or its files deleted
        }
        if (hasToFail ? !isFolderInTheWay(error) : error && !mayFail)
            asked.fault("answered: " + describe(error));
        asked.answered(mayFail ? "either" : describe(error), !error);
        if (error) { // as peer_connection::on_disk_write_complete does
            clear(piece, "");
            disk_->submit_jobs();
        }
    };
    const auto isFull = disk_->async_write(storage(), request, written.content.data(), answers_->observer(), answer);
    std::fill(written.content.begin(), written.content.end(), 'x'); // the back-end has its own copy
    if (isFull)
        answers_->wasFull();
}

void DrivenTorrent::read(const DiskOperation& operation)
{
    const auto request = ideal_->readRequest(operation);
    const auto piece = static_cast<int>(request.piece);
    ideal_->touchForReading(piece);
    auto expected = ideal_->content(piece, request.start, request.length);
    disk_->async_read(
        storage(), request,
        [asked = answers_->ask(), expected = std::move(expected)](const lt::disk_buffer_holder& bytes,
                                                                  const lt::storage_error& error) {
            if (!error && bytes.size() < static_cast<std::ptrdiff_t>(expected.size()))
                asked.fault("fewer bytes than were asked for");
            else if (!error && !std::equal(expected.begin(), expected.end(), bytes.data()))
                asked.fault("other bytes than were written");
            asked.answered(describe(error), !error);
        },
        readFlags(operation.how >> 8U));
}

void DrivenTorrent::hash(int piece, std::uint32_t how)
{
    const auto& shape = ideal_->shape();
    const auto wantsV1 = shape.hasV1() && !(shape.hasV2() && how % 3 == 0);
    const auto wantsV2 = shape.hasV2() && !(wantsV1 && how % 3 == 1);
    ideal_->hash(piece);
    const auto index = lt::piece_index_t{piece};
    auto leaves = std::make_shared<std::vector<lt::sha256_hash>>();
    std::vector<lt::sha256_hash> expected;
    for (auto i = 0; wantsV2 && i < shape.files().blocks_in_piece2(index); ++i) {
        leaves->emplace_back();
        expected.push_back(ideal_->v2Hash(piece, i * blockSize));
    }
    lt::disk_job_flags_t flags = how & 4U ? lt::disk_interface::flush_piece : lt::disk_job_flags_t{};
    if (wantsV1)
        flags |= lt::disk_interface::v1_hash;
    const auto v1 = wantsV1 ? ideal_->v1Hash(piece) : lt::sha1_hash{};
    disk_->async_hash(storage(), index, *leaves, flags,
                      [this, asked = answers_->ask(), leaves, expected, v1, wantsV1,
                       index](lt::piece_index_t answer, const lt::sha1_hash& hash, const lt::storage_error& error) {
                          if (answer != index)
                              asked.fault("the hash of another piece");
                          if (!error && wantsV1 && hash != v1)
                              asked.fault("a SHA-1 of other bytes than were written");
                          if (!error && *leaves != expected)
                              asked.fault("SHA-256 of other bytes than were written");
                          const auto isGivenUp = error.ec == boost::asio::error::operation_aborted && isBeingDeleted_;
                          asked.answered(isGivenUp ? "ok" : describe(error), !error);
                      });
}

void DrivenTorrent::hashBlock(int block)
{
    const auto request = ideal_->shape().request(block);
    const auto piece = static_cast<int>(request.piece);
    ideal_->touchForReading(piece);
    const auto expected = ideal_->v2Hash(piece, request.start);
    disk_->async_hash2(storage(), request.piece, request.start, {},
                       [asked = answers_->ask(), expected](lt::piece_index_t, const lt::sha256_hash& hash,
                                                           const lt::storage_error& error) {
                           if (!error && hash != expected)
                               asked.fault("a SHA-256 of other bytes than were written");
                           asked.answered(describe(error), !error);
                       });
}

void DrivenTorrent::hashUnwritten(int piece)
{
    ideal_->hash(piece);
    auto leaves = std::make_shared<std::vector<lt::sha256_hash>>();
    const auto index = lt::piece_index_t{piece};
    if (ideal_->shape().hasV2())
        leaves->resize(static_cast<std::size_t>(ideal_->shape().files().blocks_in_piece2(index)));
    const auto flags = ideal_->shape().hasV1() ? lt::disk_interface::v1_hash : lt::disk_job_flags_t{};
    disk_->async_hash(
        storage(), index, *leaves, flags | lt::disk_interface::sequential_access,
        [asked = answers_->ask(), leaves](lt::piece_index_t, const lt::sha1_hash&, const lt::storage_error& error) {
            // A hole has a hash, a file that ends before it hasn't: both are right.
            asked.answered(!error || isNotThere(error.ec) || error.ec == boost::asio::error::operation_aborted
                               ? "some hash, or not there"
                               : describe(error));
        });
}

void DrivenTorrent::clear(int piece, const char* text)
{
    ideal_->clear(piece);
    disk_->async_clear_piece(storage(), lt::piece_index_t{piece},
                             [asked = answers_->ask(), piece, text](lt::piece_index_t answer) {
                                 if (static_cast<int>(answer) != piece)
                                     asked.fault("another piece");
                                 asked.answered(text);
                             });
}

void DrivenTorrent::prioritise()
{
    const auto wanted = ideal_->priorities();
    disk_->async_set_file_priority(
        storage(), wanted,
        [asked = answers_->ask(), wanted](const lt::storage_error& error,
                                          const lt::aux::vector<lt::download_priority_t, lt::file_index_t>& given) {
            if (error)
                asked.fault("answered: " + describe(error));
            asked.answered(describe(error) + (given == wanted ? "" : ", other priorities"), !error);
        });
}

void DrivenTorrent::rename(const DiskOperation& operation)
{
    const auto file = below(operation.what, ideal_->shape().files().num_files());
    const auto& place = ideal_->rename(operation);
    const auto name = place.isAway ? pathOf(file).string() : place.name;
    disk_->async_rename_file(storage(), lt::file_index_t{file}, name,
                             [asked = answers_->ask(), name, file](const std::string& given, lt::file_index_t index,
                                                                   const lt::storage_error& error) {
                                 const auto isSame = given == name && static_cast<int>(index) == file;
                                 asked.answered(describe(error) + (isSame ? "" : ", another name"), !error);
                             });
}

void DrivenTorrent::move(const DiskOperation& operation)
{
    const auto flags = static_cast<lt::move_flags_t>(operation.how % 3);
    const auto folder = below(operation.what, 4);
    folderBefore_ = ideal_->folder();
    const auto expected = ideal_->move(folder, flags);
    const auto path = folderPath(ideal_->folder()).string();
    disk_->async_move_storage(storage(), folderPath(folder).string(), flags,
                              [asked = answers_->ask(), expected, path](lt::status_t status, const std::string& given,
                                                                        const lt::storage_error& error) {
                                  if (status != expected)
                                      asked.fault("answered " + describe(status) + " instead of " + describe(expected));
                                  // libtorrent's own don't say which file it is.
                                  const auto isMeant = status == lt::status_t::file_exist;
                                  asked.answered(describe(status) + (isMeant ? "" : ", " + describe(error))
                                                     + (given == path ? "" : ", another folder"),
                                                 status == lt::status_t::no_error);
                              });
}

void DrivenTorrent::plant(const DiskOperation& operation)
{
    const auto folder = below(operation.where, 4);
    const auto file = below(operation.what, ideal_->shape().files().num_files());
    const auto path = folderPath(folder) / ideal_->place(file).name;
    ideal_->plant(folder, file);
    planted_.insert(path);
    fs::create_directories(path.parent_path());
    std::ofstream{path} << std::string(static_cast<std::size_t>(1 + operation.how % 5000), 's')
                               .substr(
                                   0,
                                   static_cast<std::size_t>(ideal_->shape().files().file_size(lt::file_index_t{file})));
    answers_->ask().answered("ok");
}

void DrivenTorrent::vanish(int file, bool isCut)
{
    release();
    settle();
    const auto path = pathOf(file);
    if (isCut && fs::exists(path))
        fs::resize_file(path, 0);
    else
        fs::remove(path);
    ideal_->lose(file);
}

void DrivenTorrent::readLost(int block)
{
    const auto request = ideal_->shape().request(block);
    ideal_->touchForReading(static_cast<int>(request.piece));
    disk_->async_read(storage(), request,
                      [asked = answers_->ask()](const lt::disk_buffer_holder&, const lt::storage_error& error) {
                          asked.answered(describe(error), isNotThere(error.ec));
                      });
}

void DrivenTorrent::obstruct(int file)
{
    release();
    settle();
    fs::remove(pathOf(file)); // an empty file, or the folder that is in the way
    if (ideal_->obstruct(file))
        fs::create_directories(pathOf(file));
}

void DrivenTorrent::moveIntoFile(lt::move_flags_t flags)
{
    const auto file = folder_ / "file";
    fs::create_directories(folder_);
    std::ofstream{file} << "no folder";
    planted_.insert(file);
    disk_->async_move_storage(
        storage(), (file / "deeper").string(), flags,
        [asked = answers_->ask()](lt::status_t status, const std::string&, const lt::storage_error& error) {
            asked.answered(describe(status) + ", " + error.ec.message(), status == lt::status_t::fatal_disk_error);
        });
}

void DrivenTorrent::remove(lt::remove_flags_t flags)
{
    isBeingDeleted_ = true;
    if (flags == lt::session::delete_partfile) {
        release();
        ideal_->forgetPartFile();
    } else {
        ideal_->flush();
        ideal_->forgetAll();
    }
    disk_->async_delete_files(storage(), flags, [asked = answers_->ask()](const lt::storage_error& error) {
        // libtorrent's own find it wrong that something else lies in a folder, or that a file's first folder is still
        // there.
        const auto isMeant = error.ec == boost::system::errc::directory_not_empty;
        asked.answered(isMeant ? "ok" : describe(error), !error);
    });
}

void DrivenTorrent::release()
{
    ideal_->flush();
    disk_->async_release_files(storage(), [asked = answers_->ask()] { asked.answered("ok"); });
}

void DrivenTorrent::stop()
{
    ideal_->flush();
    disk_->async_stop_torrent(storage(), [asked = answers_->ask()] { asked.answered("ok"); });
}

} // namespace shoal::test
