#include "core/control/connection.h"

#include "core/control/request.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <utility>

namespace shoal::control {
namespace {
namespace asio = boost::asio;
constexpr std::size_t readSize = 64 * 1024;
constexpr std::size_t mostWaiting = 1024 * 1024;
} // namespace

std::shared_ptr<Connection> Connection::start(Socket socket, Handlers handlers)
{
    const std::shared_ptr<Connection> connection{new Connection{std::move(socket), std::move(handlers)}};
    connection->read();
    return connection;
}

Connection::Connection(Socket socket, Handlers handlers)
    : socket_{std::move(socket)}
    , handlers_{std::move(handlers)}
    , splitter_{longestLine}
    , buffer_(readSize)
{}

void Connection::read()
{
    if (isReading_ || isEnded_ || isClosing_ || waiting_ > mostWaiting)
        return;
    isReading_ = true;
    socket_.async_read_some(asio::buffer(buffer_), [self = shared_from_this()](const auto& error, std::size_t size) {
        self->isReading_ = false;
        if (error)
            self->end(error == asio::error::eof ? End::Finished : End::Broken);
        else
            self->take(size);
    });
}

void Connection::take(std::size_t size)
{
    const bool fits = splitter_.feed({buffer_.data(), size}, [this](std::string_view line) {
        if (!isClosing_ && !line.empty())
            handlers_.line(line);
    });
    if (fits)
        read();
    else
        end(End::TooLong);
}

void Connection::send(std::string line)
{
    if (isClosing_ || !socket_.is_open())
        return;
    line += '\n';
    waiting_ += line.size();
    queue_.push_back(std::move(line));
    if (queue_.size() == 1)
        write();
}

void Connection::write()
{
    asio::async_write(socket_, asio::buffer(queue_.front()),
                      [self = shared_from_this()](const auto& error, std::size_t) {
                          if (error) {
                              self->end(End::Broken);
                              return self->abort();
                          }
                          self->waiting_ -= self->queue_.front().size();
                          self->queue_.pop_front();
                          if (!self->queue_.empty())
                              self->write();
                          else if (self->isClosing_)
                              self->abort();
                          else
                              self->handlers_.drained();
                          self->read();
                      });
}

void Connection::end(End end)
{
    if (std::exchange(isEnded_, true) || isClosing_)
        return;
    handlers_.ended(end);
}

void Connection::close()
{
    isClosing_ = true;
    if (queue_.empty())
        abort();
}

void Connection::abort()
{
    isClosing_ = true;
    boost::system::error_code ignored; // there is nothing to be done about a socket that won't close
    socket_.close(ignored);
}

} // namespace shoal::control
