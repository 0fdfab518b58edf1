using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Flowtriq.Lab.Tunnels;

/// <summary>A TUN interface of this process's network namespace (tuntap.rst of the kernel): whole IP packets, one per read and write.</summary>
internal sealed partial class TunDevice : IDisposable
{
    private const uint SetInterface = 0x4004_54ca;
    private const short TunWithoutHeader = 0x1001;
    private readonly FileStream file;

    private TunDevice(SafeFileHandle device) => file = new FileStream(device, FileAccess.ReadWrite, bufferSize: 0);

    /// <summary>Makes the interface; it lives as long as this object.</summary>
    /// <exception cref="Win32Exception">The kernel refused it.</exception>
    public static TunDevice Open(string name)
    {
        var device = File.OpenHandle("/dev/net/tun", FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var request = new byte[40];
        Encoding.ASCII.GetBytes(name, request);
        MemoryMarshal.Write(request.AsSpan(16), TunWithoutHeader);
        if (Ioctl(device, SetInterface, request) == 0)
            return new TunDevice(device);
        var error = Marshal.GetLastPInvokeError();
        device.Dispose();
        throw new Win32Exception(error, $"TUN interface {name}: {Marshal.GetPInvokeErrorMessage(error)}");
    }

    /// <summary>Waits for a packet that is sent into the interface; returns its length.</summary>
    public int Read(Span<byte> packet) => file.Read(packet);

    /// <summary>Hands the kernel a packet as received by the interface.</summary>
    public void Write(ReadOnlySpan<byte> packet) => file.Write(packet);

    public void Dispose() => file.Dispose();

    // int ioctl(int fd, unsigned long request, struct ifreq *ifr)
    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int Ioctl(SafeFileHandle file, nuint request, [In] byte[] ifreq);
}
