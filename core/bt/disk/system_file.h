// A file of the machine's own that is open.
#pragma once

#include "core/bt/disk/file_layer.h"

namespace shoal::bt {

/// What the last system call that failed says.
lt::error_code lastSystemError();

/// 0: no error; else the last system call's.
void expectDone(int result, lt::error_code& error);

/// The descriptor, or -1 and errno. `flags` and `mode` as for open(2).
int openDescriptor(const std::string& path, int flags, unsigned mode = 0666);

/// What FileLayer::copy promises.
void copyFile(const std::string& from, const std::string& to, lt::error_code& error);

class SystemFile final : public OpenFile {
public:
    explicit SystemFile(int descriptor);
    SystemFile(const SystemFile&) = delete;
    SystemFile& operator=(const SystemFile&) = delete;
    ~SystemFile() override;

    std::int64_t read(std::int64_t offset, std::span<const iovec> buffers, lt::error_code& error) override;
    std::int64_t write(std::int64_t offset, std::span<const iovec> buffers, lt::error_code& error) override;
    void allocate(std::int64_t size, lt::error_code& error) override;
    void truncate(std::int64_t size, lt::error_code& error) override;
    std::int64_t size(lt::error_code& error) override;
    void sync(lt::error_code& error) override;

    int descriptor() const { return descriptor_; }

private:
    bool hasRoomFor(std::int64_t size) const;

    int descriptor_;
};

} // namespace shoal::bt
