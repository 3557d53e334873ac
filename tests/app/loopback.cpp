#include "tests/app/loopback.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

Listener::Listener() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&place), sizeof(place)) == 0);
  REQUIRE(::listen(socket_, 64) == 0);
  socklen_t size = sizeof(place);
  REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&place), &size) == 0);
  port_ = ntohs(place.sin_port);
}

Listener::~Listener() {
  for (const int caller : callers_) ::close(caller);
  ::close(socket_);
}

std::string Listener::address() const { return "http://127.0.0.1:" + std::to_string(port_); }

bool Listener::was_called() {
  const std::size_t before = callers_.size();
  for (int caller = 0; (caller = ::accept(socket_, nullptr, nullptr)) >= 0;) callers_.push_back(caller);
  return callers_.size() > before;
}
