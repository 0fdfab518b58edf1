using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Flowtriq.Lab.Tunnels;

/// <summary>IPv4 sockets of protocols that the base library has no name for (raw(7)).</summary>
internal static partial class RawSocket
{
    private const int Internet = 2;
    private const int Raw = 3;

    public static Socket Open(int protocol)
    {
        var handle = OpenSocket(Internet, Raw, protocol);
        if (handle < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        return new Socket(new SafeSocketHandle(handle, ownsHandle: true));
    }

    // int socket(int domain, int type, int protocol)
    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    private static partial int OpenSocket(int domain, int type, int protocol);
}
