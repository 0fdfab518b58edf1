using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

[assembly: DisableRuntimeMarshalling]
[assembly: SupportedOSPlatform("linux")]

namespace Flowtriq.Agent.Kernel;

/// <summary>The system calls that the base library does not offer, and their structures on 64-bit Linux.</summary>
internal static unsafe partial class LibC
{
    internal const int ClockRealtime = 0;
    internal const int ClockMonotonic = 1;
    internal const int TimerAbsolute = 1;
    internal const int ProtectRead = 1;
    internal const int ProtectWrite = 2;
    internal const int MapShared = 1;
    internal const int Interrupted = 4;
    internal const short PollIn = 1;
    internal const int NonBlocking = 0x800;
    internal const int CloseOnExec = 0x80000;

    /// <summary>MAP_FAILED: what mmap(2) returns instead of an address.</summary>
    internal static readonly void* MapFailed = (void*)-1;

    // void *mmap(void *addr, size_t length, int prot, int flags, int fd, off_t offset);
    [LibraryImport("libc", EntryPoint = "mmap", SetLastError = true)]
    internal static partial void* Map(void* at, nuint length, int protection, int flags, int descriptor, nint offset);

    // int munmap(void *addr, size_t length);
    [LibraryImport("libc", EntryPoint = "munmap")]
    internal static partial int Unmap(void* start, nuint length);

    // int clock_nanosleep(clockid_t clockid, int flags, const struct timespec *request, struct timespec *remain);
    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    internal static partial int SleepUntil(int clock, int flags, TimeSpec* request, TimeSpec* remain);

    // int clock_gettime(clockid_t clockid, struct timespec *tp);
    [LibraryImport("libc", EntryPoint = "clock_gettime"), SuppressGCTransition]
    internal static partial int GetTime(int clock, TimeSpec* time);

    // unsigned int if_nametoindex(const char *ifname);
    [LibraryImport("libc", EntryPoint = "if_nametoindex", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial uint IndexOf(string name);

    // int madvise(void *addr, size_t length, int advice);
    [LibraryImport("libc", EntryPoint = "madvise")]
    internal static partial int Advise(void* start, nuint length, int advice);

    // int lchown(const char *pathname, uid_t owner, gid_t group);
    [LibraryImport("libc", EntryPoint = "lchown", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ChangeOwner(string path, uint user, uint group);

    // int adjtimex(struct timex *buf);
    [LibraryImport("libc", EntryPoint = "adjtimex")]
    internal static partial int AdjustTime(byte* state);

    // int poll(struct pollfd *fds, nfds_t nfds, int timeout);
    [LibraryImport("libc", EntryPoint = "poll")]
    internal static partial int Poll(PollSlot* slots, nuint count, int milliseconds);

    // ssize_t read(int fd, void *buf, size_t count);
    [LibraryImport("libc", EntryPoint = "read")]
    internal static partial nint Read(int descriptor, byte* buffer, nuint count);

    // ssize_t write(int fd, const void *buf, size_t count);
    [LibraryImport("libc", EntryPoint = "write")]
    internal static partial nint Write(int descriptor, byte* buffer, nuint count);

    // int eventfd(unsigned int initval, int flags);
    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    internal static partial int EventDescriptor(uint value, int flags);

    // ssize_t pread(int fd, void *buf, size_t count, off_t offset);
    [LibraryImport("libc", EntryPoint = "pread")]
    internal static partial nint ReadAt(int descriptor, byte* buffer, nuint count, nint offset);

    // int ioctl(int fd, unsigned long request, ...);
    [LibraryImport("libc", EntryPoint = "ioctl")]
    internal static partial int Control(int descriptor, nuint request, void* argument);

    // int tcgetattr(int fd, struct termios *termios_p);
    [LibraryImport("libc", EntryPoint = "tcgetattr")]
    internal static partial int GetTerminal(int descriptor, byte* modes);

    // int tcsetattr(int fd, int optional_actions, const struct termios *termios_p);
    [LibraryImport("libc", EntryPoint = "tcsetattr")]
    internal static partial int SetTerminal(int descriptor, int when, byte* modes);

    // int execve(const char *pathname, char *const argv[], char *const envp[]);
    [LibraryImport("libc", EntryPoint = "execve", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Become(string path, string?[] arguments, string?[] environment);

    /// <summary>struct pollfd (poll(2)).</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct PollSlot
    {
        internal int Descriptor;
        internal short Events;
        internal short Returned;
    }

    /// <summary>struct timespec (time(3type)).</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct TimeSpec
    {
        internal long Seconds;
        internal long Nanoseconds;
    }
}
