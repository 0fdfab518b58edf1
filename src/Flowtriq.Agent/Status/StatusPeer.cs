using System.Net.Sockets;

namespace Flowtriq.Agent.Status;

/// <summary>Somebody who asked, and how much of the answer they have.</summary>
internal sealed class StatusPeer(Socket socket, byte[] document, TimeSpan until) : IDisposable
{
    private int _sent;

    /// <summary>Uptime at which they are let go.</summary>
    internal TimeSpan Until => until;

    /// <summary>Sends what fits without waiting; false when there is no more to send, or nobody to send to.</summary>
    internal bool Send()
    {
        while (_sent < document.Length)
        {
            var count = socket.Send(document.AsSpan(_sent), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                return true;
            if (error != SocketError.Success)
                return false;
            _sent += count;
        }

        return false;
    }

    public void Dispose() => socket.Dispose();
}
